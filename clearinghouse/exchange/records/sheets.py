"""The table of resources as CSV or as a workbook, made row by row while it is sent: memory holds a chunk of it, never the whole."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from clearinghouse.core.serving.cells import made_safe
from clearinghouse.exchange.records.columns import (
    ADDRESS,
    AS_IT_IS,
    ID,
    KIND,
    LONGEST_IN_A_WORKBOOK,
    NOT_FOR_THE_PUBLIC,
    ORIGIN,
    ORIGIN_NAME,
    SLUG,
    STATE,
    all_columns,
    columns_of,
)
from clearinghouse.exchange.records.field_columns import DecimalColumn, WholeColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clearinghouse.exchange.records.lookups import Lookups

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the machine's own charset
AT_ONCE = 1 << 16


def header_for(lookups: Lookups) -> list[str]:
    """The names of the columns that this person gets."""
    return [name for name in all_columns() if not (lookups.is_public and name in NOT_FOR_THE_PUBLIC)]


def rows_for(pages: Iterable[Any], lookups: Lookups) -> Iterator[list[str]]:
    """The header, then a row for each page, safe to open."""
    header = header_for(lookups)
    yield header
    for page in pages:
        cells = cells_of(page, lookups)
        yield [cells.get(name, "") for name in header]


def cells_of(page: Any, lookups: Lookups) -> dict[str, str]:
    """A page's cells by column. A number stays one; all else is made safe."""
    cells = {ID: str(page.pk), KIND: str(page.kind.value), SLUG: page.slug}
    for name, column in columns_of(page.kind).items():
        text = column.text(page, lookups)
        cells[name] = text if isinstance(column, WholeColumn | DecimalColumn) else made_safe(text)
    state = "retired" if page.is_retired else "published" if page.live else "draft"
    told = {STATE: state, ADDRESS: page.full_url or "", ORIGIN: str(page.origin), ORIGIN_NAME: page.origin_name}
    return cells | {name: made_safe(text) for name, text in told.items()}


def as_csv(rows: Iterable[list[str]]) -> Iterator[bytes]:
    """The rows as CSV in UTF-8."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    buffer.write(BYTE_ORDER_MARK)
    for row in rows:
        writer.writerow(row)
        if buffer.tell() >= AT_ONCE:
            yield emptied(buffer).encode()
    yield emptied(buffer).encode()


def emptied(buffer: io.StringIO) -> str:
    """What a buffer holds, which it then no longer does."""
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


class Drain(io.RawIOBase):
    """A stream that is only written to, and emptied as it is sent."""

    def __init__(self) -> None:
        """Nothing is held yet."""
        super().__init__()
        self.held = bytearray()

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:
        """Hold it until it is taken."""
        self.held += data
        return len(data)

    def taken(self) -> bytes:
        """What was written since the last time."""
        data = bytes(self.held)
        self.held.clear()
        return data


TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND_OF = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
    f'"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType='
    f'"{KIND_OF}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND_OF}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Resources" sheetId="1" '
    'r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}


def as_workbook(rows: Iterable[list[str]]) -> Iterator[bytes]:
    """The rows as the one sheet of a workbook. Each cell is text that says so itself: no program makes a formula of it.

    Written by hand because the libraries keep a workbook until it is whole.
    """
    drain = Drain()
    with zipfile.ZipFile(drain, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, HEAD + text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for row in rows:
                sheet.write(f"<row>{''.join(map(cell_of, row))}</row>".encode())
                if len(drain.held) >= AT_ONCE:
                    yield drain.taken()
            sheet.write(b"</sheetData></worksheet>")
    yield drain.taken()


def cell_of(text: str) -> str:
    """One cell. A text that is too long for a workbook is not cut off: its cell says to leave it as it is."""
    if not text:
        return "<c/>"
    if len(text) > LONGEST_IN_A_WORKBOOK:
        text = AS_IT_IS
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
