"""Rosters as files. A cell that a spreadsheet would take for a formula is made plain text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

if TYPE_CHECKING:
    from pd_events.models import Registration
    from pd_events.selectors.substitutes import SubstituteDay

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
SUBSTITUTES = ("Day", "Last name", "First name", "E-mail", "District", "Building", "Needs", "Training", "From", "To", "Approval")
HEADER = ("Last name", "First name", "E-mail", "District", "Seat", "Approval", "Substitute", "Asked on")


def plain(text: str) -> str:
    """The text with an apostrophe before it, where a spreadsheet would compute it."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def row_of(registration: Registration) -> tuple[str, ...]:
    """One person as a line. Words for the coordinator and other private ones are left out."""
    person = registration.person
    cells = (
        person.last_name, person.first_name, person.email, registration.district.name, registration.get_seat_display(),
        registration.get_approval_display(), registration.get_substitute_display(), f"{registration.joined_at:%Y-%m-%d}",
    )  # fmt: skip
    return tuple(plain(str(cell)) for cell in cells)


def substitute_row(one: SubstituteDay) -> tuple[str, ...]:
    """One day of one person for the district's list of absences. What is said to the coordinator alone is left out."""
    row = one.registration
    cells = (
        f"{one.day:%Y-%m-%d}", row.person.last_name, row.person.first_name, row.person.email, row.district.name, str(row.building or ""),
        row.get_substitute_display(), row.date.event.title, f"{row.date.local_start:%H:%M}", f"{row.date.local_end:%H:%M}",
        row.get_approval_display(),
    )  # fmt: skip
    return tuple(plain(cell) for cell in cells)


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
