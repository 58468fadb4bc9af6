"""One way to read a table that somebody exported: CSV in UTF-8, row by row, however large.

What is wrong with the file as a whole raises `UnreadableFile`; what is wrong with one row is for the importer to say, by the line the
row starts on. Cells are text, always: a cell that begins with "=" is four characters and no formula.
"""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from clearinghouse.exchange.tables.rows import MOST_ROWS, Row, UnreadableFile, check_header, row_of

DELIMITERS = ",;\t"
MOST_BYTES = 512 * 1024 * 1024
LONGEST_LINE = 200_000
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
KNOWN_STRANGERS = {
    b"PK\x03\x04": "This is a spreadsheet or an archive. Open it and save it as CSV (UTF-8).",
    b"\xd0\xcf\x11\xe0": "This is an old Excel workbook. Open it and save it as CSV (UTF-8).",
    b"%PDF": "This is a PDF. The import needs the CSV file of the same data.",
    b"\x1f\x8b": "This file is compressed. Unpack it first.",
}


def read_table(path: Path, *, required: frozenset[str], known: frozenset[str] | None = None) -> Generator[Row, None, None]:
    """The rows of a file that has at least these columns, and none beside those known, one at a time.

    Raises UnreadableFile, at the latest when it comes to the place.
    """
    with opened(path) as stream:
        try:
            yield from rows_of(stream, required, known)
        except UnicodeDecodeError as error:
            raise UnreadableFile("The file is not in UTF-8. Save it as CSV (UTF-8) and try again.") from error


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """The file as text, with its line ends as they are, after a look at what it is."""
    try:
        if path.is_dir():
            raise UnreadableFile(f"{path.name} is a folder. Name the CSV file in it.")
        check_head(path)
        with path.open(encoding="utf-8-sig", newline="") as stream:
            yield stream
    except OSError as error:
        raise UnreadableFile(f"{path.name or path} cannot be opened: {error.strerror or error}.") from error


def check_head(path: Path) -> None:
    """Refuse what is plainly no table of ours by its size and first bytes."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise UnreadableFile(f"The file has {size / 2**20:,.0f} MB; at most {MOST_BYTES / 2**20:,.0f} MB are read.")
    with path.open("rb") as stream:
        head = stream.read(4096)
    if not head.strip():
        raise UnreadableFile("The file is empty.")
    for signature, advice in KNOWN_STRANGERS.items():
        if head.startswith(signature):
            raise UnreadableFile(advice)
    if head.startswith(BYTE_ORDER_MARKS):
        raise UnreadableFile("The file is in UTF-16. Save it as CSV (UTF-8) and try again.")


def lines_of(stream: TextIO) -> Iterator[str]:
    """The lines with their ends, none longer than memory allows, none with the marks of a binary file."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) >= LONGEST_LINE:
            raise UnreadableFile(f"Line {number} is longer than {LONGEST_LINE:,} characters. Is this the right file?")
        if "\0" in line:
            raise UnreadableFile(f"Line {number} holds a NUL character, as binary and damaged files do. Download the file again.")
        yield line


def rows_of(stream: TextIO, required: frozenset[str], known: frozenset[str] | None) -> Iterator[Row]:
    """The rows below the header line."""
    lines = lines_of(stream)
    header_line = next(lines, "")
    delimiter = max(DELIMITERS, key=lambda mark: len(required & set(header_of(header_line, mark))))
    header = header_of(header_line, delimiter)
    check_header(header, required, known)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    start = 2
    count = 0
    try:
        for cells in reader:
            if cells:
                count += 1
                yield row_of(start, header, cells)
            if count > MOST_ROWS:
                raise UnreadableFile(f"The file has more than {MOST_ROWS:,} rows. Split it.")
            start = reader.line_num + 2
    except csv.Error as error:
        raise UnreadableFile(f"From line {start} on the file is no longer a table: {explained(error)}") from error


def header_of(line: str, delimiter: str) -> list[str]:
    """The column names in a header line."""
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def explained(error: csv.Error) -> str:
    """The reader's complaint in plain words."""
    known = {
        "unexpected end of data": "a quotation mark is opened and never closed. The file may be cut off.",
        "field larger than field limit": "a cell is longer than any cell should be, perhaps after a quotation mark that is never closed.",
        "expected after": "a quotation mark stands where none may be.",
    }
    return next((words for part, words in known.items() if part in str(error)), f"{error}.")
