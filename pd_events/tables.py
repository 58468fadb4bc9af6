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

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
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


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in UTF-8 that Excel reads as such."""
    written = io.StringIO()
    csv.writer(written).writerows([HEADER, *rows])
    return written.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """A workbook of one sheet, every cell of it text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("".join(letter for letter in title if letter not in r"[]:*?/\\")[:31] or "Roster")
    for row in [HEADER, *rows]:
        cells = [WriteOnlyCell(sheet, value=cell) for cell in row]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
