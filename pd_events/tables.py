"""Rosters as files. A cell that a spreadsheet would take for a formula is made plain text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from clearinghouse.core.serving.cells import made_safe

if TYPE_CHECKING:
    from pd_events.models import Registration
    from pd_events.selectors.substitutes import SubstituteDay

MOST_LINES = 300
LONGEST_CELL = 254
COLUMNS = ("email", "substitute", "building")
NAMES = {
    "email": "email",
    "mail": "email",
    "address": "email",
    "substitute": "substitute",
    "building": "building",
    "school": "building",
}
NEEDS = {"": "none", "none": "none", "no": "none", "half": "half", "half a day": "half", "full": "full", "a whole day": "full"}
SUBSTITUTES = ("Day", "Last name", "First name", "E-mail", "District", "Building", "Needs", "Training", "From", "To", "Approval")
HEADER = ("Last name", "First name", "E-mail", "District", "Seat", "Approval", "Substitute", "Asked on")


def row_of(registration: Registration) -> tuple[str, ...]:
    """One person as a line. Words for the coordinator and other private ones are left out."""
    person = registration.person
    cells = (
        person.last_name, person.first_name, person.email, registration.district.name, registration.get_seat_display(),
        registration.get_approval_display(), registration.get_substitute_display(), f"{registration.joined_at:%Y-%m-%d}",
    )  # fmt: skip
    return tuple(made_safe(str(cell)) for cell in cells)


def substitute_row(one: SubstituteDay) -> tuple[str, ...]:
    """One day of one person for the district's list of absences. What is said to the coordinator alone is left out."""
    row = one.registration
    cells = (
        f"{one.day:%Y-%m-%d}", row.person.last_name, row.person.first_name, row.person.email, row.district.name, str(row.building or ""),
        row.get_substitute_display(), row.date.event.title, f"{row.date.local_start:%H:%M}", f"{row.date.local_end:%H:%M}",
        row.get_approval_display(),
    )  # fmt: skip
    return tuple(made_safe(cell) for cell in cells)


def as_csv(rows: Iterable[Sequence[str]], header: Sequence[str] = HEADER) -> bytes:
    """A CSV file in UTF-8 that Excel reads as such."""
    written = io.StringIO()
    csv.writer(written).writerows([header, *rows])
    return written.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[Sequence[str]], title: str, header: Sequence[str] = HEADER) -> bytes:
    """A workbook of one sheet, every cell of it text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("".join(letter for letter in title if letter not in r"[]:*?/\\")[:31] or "Roster")
    for row in [header, *rows]:
        cells = [WriteOnlyCell(sheet, value=cell) for cell in row]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@dataclass(frozen=True)
class Line:
    """One line of a roster that somebody sent: an address in small letters, the need for a substitute, a building; or what is wrong."""

    number: int
    email: str
    substitute: str = ""
    building: str = ""
    problem: str = ""


def read_lines(text: str) -> list[Line]:
    """The lines of a roster, a list of addresses or a CSV file with or without a header. Empty lines are left out."""
    delimiter = max(",;\t", key=text[:2000].count)
    rows = [(number, [" ".join(cell.split()) for cell in row]) for number, row in enumerate(read_rows(text, delimiter), start=1)]
    rows = [(number, row) for number, row in rows if any(row)]
    columns = list(COLUMNS)
    if rows and not any("@" in cell for cell in rows[0][1]):
        columns = [NAMES.get(cell.lower().replace("-", ""), "") for cell in rows[0][1]]
        rows = rows[1:] if "email" in columns else rows
        columns = columns if "email" in columns else list(COLUMNS)
    return [line_of(number, dict(zip(columns, row, strict=False))) for number, row in rows]


def read_rows(text: str, delimiter: str) -> list[list[str]]:
    """The cells; what no CSV reader takes is one cell a line."""
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        return [[line] for line in text.splitlines()]


def line_of(number: int, cells: dict[str, str]) -> Line:
    """One line with what is wrong with it."""
    email, need = cells.get("email", "").lower()[:LONGEST_CELL], cells.get("substitute", "").lower()
    building = cells.get("building", "")[:LONGEST_CELL]
    problem = ""
    if "@" not in email:
        problem = "There is no e-mail address in this line."
    elif need not in NEEDS:
        problem = "Write none, half or full for the substitute."
    return Line(number, email, NEEDS.get(need, ""), building, problem)
