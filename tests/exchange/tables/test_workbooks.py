"""Workbooks: read as their CSV would be, and refused with a reason where they could fill a machine or hide something."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from clearinghouse.exchange.tables import UnreadableFile, read_workbook
from tests.exchange.records.tables import as_workbook

REQUIRED = frozenset({"id", "name"})
SHEET = "xl/worksheets/sheet1.xml"
HEADER = ["id", "name"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.xlsx"


def read(path: Path) -> list[tuple[int, dict[str, str], str]]:
    return [(row.line, row.cells, row.fault) for row in read_workbook(path, required=REQUIRED)]


def rewritten(path: Path, name: str, change) -> Path:
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


def test_numbers_dates_and_truths_come_as_people_write_them(path: Path) -> None:
    rows = [HEADER, [1, "Peña"], [2.0, 2.5], [date(2026, 11, 26), datetime(2026, 11, 26, 8, 30)], [True, "'=quoted"]]  # noqa: DTZ001 -- a cell has no zone
    assert [tuple(cells.values()) for _, cells, _ in read(as_workbook(rows, path))] == [
        ("1", "Peña"),
        ("2", "2.5"),
        ("2026-11-26", "2026-11-26T08:30:00"),
        ("true", "'=quoted"),
    ]


def test_blank_rows_and_cells_at_the_end_are_passed_over_and_lines_keep_their_number(path: Path) -> None:
    rows = [[*HEADER, None], [None, None], [1, None], [None, None, " "], [2, "x"]]
    assert [(line, cells["id"], cells["name"]) for line, cells, _ in read(as_workbook(rows, path))] == [(3, "1", ""), (5, "2", "x")]


def test_a_formula_is_a_fault_of_its_row_and_the_next_is_read(path: Path) -> None:
    (_, _, fault), (_, cells, fine) = read(as_workbook([HEADER, [1, "=1+1"], [2, "x"]], path))
    assert "name holds a formula" in fault
    assert (cells["name"], fine) == ("x", "")


def test_a_row_with_too_many_cells_says_so(path: Path) -> None:
    assert "3 cells where the first line has 2" in read(as_workbook([HEADER, [1, "x", "y"]], path))[0][2]


def test_a_missing_column_and_an_empty_sheet_are_told(path: Path) -> None:
    for rows in ([["id"], [1]], []):
        with pytest.raises(UnreadableFile, match="Missing: .*name"):
            read(as_workbook(rows, path))


def test_only_the_first_sheet_is_read(path: Path) -> None:
    book = Workbook()
    book.active.append(HEADER)
    book.create_sheet("Notes").append(["not", "ours"])
    book.save(path)
    assert read(path) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda xml: xml[: len(xml) // 2], "damaged or cut off"),
        (lambda xml: b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + xml, "document type or entities"),
        (
            lambda xml: ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>').encode("utf-16"),
            "document type",
        ),
        (lambda xml: b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + xml, "document type"),
        (lambda xml: xml.replace(b'r="2"', b'r="99999999999"'), "beyond row"),
        (lambda xml: b"nothing like XML", "damaged"),
        (lambda xml: xml.replace(b'r="A2"', b'r="ZZZZZZ2"'), "damaged"),
    ],
    ids=["truncated XML", "entity bomb", "hidden in UTF-16", "outside entity", "endless rows", "no XML", "endless columns"],
)
def test_a_sheet_that_is_not_what_it_seems_is_refused(path: Path, change, said: str) -> None:
    as_workbook([HEADER, [1, "x"]], path)
    with pytest.raises(UnreadableFile, match=said):
        read(rewritten(path, SHEET, change))


def test_an_archive_that_is_cut_off_or_none_at_all_is_refused(path: Path) -> None:
    as_workbook([HEADER, [1, "x"]], path)
    whole = path.read_bytes()
    for content in (whole[:-200], whole[:100], b"PK\x03\x04 and then words"):
        path.write_bytes(content)
        with pytest.raises(UnreadableFile, match="damaged or cut off"):
            read(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "no workbook")
    with pytest.raises(UnreadableFile, match="damaged"):
        read(path)


def test_a_bomb_is_refused_by_what_it_declares_before_it_is_unpacked(path: Path, settings) -> None:
    as_workbook([HEADER, [1, "x"]], path)
    rewritten(path, SHEET, lambda xml: xml.replace(b"</sheetData>", b" " * 5_000_000 + b"</sheetData>"))
    with pytest.raises(UnreadableFile, match="times its own size"):
        read(path)
    settings.IMPORT_MOST_UNPACKED_MEGABYTES = 3
    with pytest.raises(UnreadableFile, match="unpacks to 5 MB"):
        read(path)


def test_an_archive_of_very_many_parts_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(1_001):
            archive.writestr(f"{number}.xml", "")
    with pytest.raises(UnreadableFile, match="1,001 parts"):
        read(path)


def test_declared_sizes_that_lie_do_not_help(path: Path) -> None:
    """The unpacker stops at what is declared, and the sum does not fit then."""
    as_workbook([HEADER, [1, "x"]], path)
    with zipfile.ZipFile(path) as archive:
        real = archive.getinfo(SHEET).file_size
    content = path.read_bytes().replace(real.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="damaged"):
        read(path)
