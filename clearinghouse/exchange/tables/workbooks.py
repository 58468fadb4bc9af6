"""A workbook (XLSX) read row by row from its first sheet, after a look at what its archive would unpack to.

A workbook is a ZIP of XML: both can be made to fill a machine. Nothing is unpacked before its declared sizes are within bounds (the
unpacker keeps to what is declared), and no part is read that declares a document type, where entities would hide.
"""

from __future__ import annotations

import zipfile
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from django.conf import settings
from openpyxl import load_workbook

from clearinghouse.exchange.tables.rows import Row, UnreadableFile, check_header, row_of

SIGNATURE = b"PK\x03\x04"
MOST_PARTS = 1_000
LAST_ROW = 1_048_576  # of a sheet in any spreadsheet program
CHUNK = 1 << 16
FORMULA_OR_ERROR = ("f", "e")
BROKEN = "The workbook is damaged or cut off. Open it, save it anew and try again."
HIDDEN = (
    "The workbook holds a document type or entities, as no spreadsheet program writes them. Save the sheet as CSV (UTF-8) instead."
)
BOMB = "The workbook unpacks to {size:,.0f} MB{times}; at most {most:,} MB are read. Save the sheet as CSV (UTF-8) instead."


class HidesEntities(Exception):
    """A part declares a document type."""


def is_workbook(path: Path) -> bool:
    """Whether the file is a ZIP archive, as workbooks are."""
    with path.open("rb") as stream:
        return stream.read(len(SIGNATURE)) == SIGNATURE


def read_workbook(path: Path, *, required: frozenset[str], known: frozenset[str] | None = None) -> Generator[Row, None, None]:
    """The rows of the first sheet, which has at least these columns and none beside those known. Raises UnreadableFile, at the latest when it comes to the place.

    Numbers come as people write them (2, not 2.0), dates as 2026-11-26, yes and no as true and false. A formula is a fault of its row.
    """
    check_archive(path)
    with opened(path) as sheet:
        rows = rows_of(sheet)
        header = [name.strip() for name in trimmed([text_of(cell) for cell in next(rows, (1, []))[1]])]
        check_header(header, required, known)
        for line, cells in rows:
            texts = trimmed([text_of(cell) for cell in cells])
            if texts:
                yield with_faults(line, header, texts, cells)


def check_archive(path: Path) -> None:
    """Refuse an archive that is damaged, unpacks to too much or hides entities."""
    try:
        with zipfile.ZipFile(path) as archive:
            check_sizes(archive.infolist())
            for part in archive.infolist():
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    with archive.open(part) as stream:
                        check_markup(stream)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, expat.ExpatError) as error:
        raise UnreadableFile(BROKEN) from error
    except HidesEntities as error:
        raise UnreadableFile(HIDDEN) from error


def check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse too much, before any of it is unpacked."""
    if len(parts) > MOST_PARTS:
        raise UnreadableFile(f"The workbook has {len(parts):,} parts; at most {MOST_PARTS:,} are read.")
    most, unpacked = settings.IMPORT_MOST_UNPACKED_MEGABYTES, sum(part.file_size for part in parts) / 2**20
    packed = max(1, sum(part.compress_size for part in parts)) / 2**20
    if unpacked > most:
        raise UnreadableFile(BOMB.format(size=unpacked, times="", most=most))
    if unpacked > 1 and unpacked / packed > settings.IMPORT_MOST_RATIO:
        raise UnreadableFile(BOMB.format(size=unpacked, times=f", {unpacked / packed:,.0f} times its own size", most=most))


def check_markup(stream: IO[bytes]) -> None:
    """Read a part to its end, so that one that is cut off shows before a row is used. Raises HidesEntities and expat's errors."""

    def refuse(*_declared: Any) -> None:
        raise HidesEntities

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    while chunk := stream.read(CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The first sheet. What openpyxl cannot make sense of is a damaged workbook."""
    with path.open("rb") as stream:
        try:
            book = load_workbook(stream, read_only=True, data_only=False, keep_links=False)
        except Exception as error:
            raise UnreadableFile(BROKEN) from error
        with closing(book):
            if not book.worksheets:
                raise UnreadableFile("The workbook has no sheet with cells.")
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
            yield sheet


def rows_of(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """The sheet's rows with their numbers. A row may claim any number, and all before it would be made up: there is a last one."""
    rows = enumerate(sheet.iter_rows(), start=1)
    while True:
        try:
            line, cells = next(rows, (0, ()))
        except Exception as error:
            raise UnreadableFile(BROKEN) from error
        if line > LAST_ROW:
            raise UnreadableFile(f"The sheet goes beyond row {LAST_ROW:,}, which no spreadsheet does. Save it anew.")
        if not line:
            return
        yield line, list(cells)


def trimmed(texts: list[str]) -> list[str]:
    """The cells without blank ones at the end, which spreadsheet programs add as they like."""
    while texts and not texts[-1].strip():
        texts.pop()
    return texts


def with_faults(line: int, header: list[str], texts: list[str], cells: list[Any]) -> Row:
    """A row by column; too many cells and formulas are its faults, too few are blank."""
    texts += [""] * (len(header) - len(texts))
    row = row_of(line, header, texts)
    formulas = [name for name, cell in zip(header, cells, strict=False) if cell.data_type in FORMULA_OR_ERROR]
    if formulas and not row.fault:
        said = f"{', '.join(formulas[:3])} holds a formula or an error. Put the value there instead (copy, then paste as values)"
        return Row(line, row.cells, said)
    return row


def text_of(cell: Any) -> str:
    """A cell as text, as the CSV of the same sheet would have it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
