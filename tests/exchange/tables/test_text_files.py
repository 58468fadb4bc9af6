import tracemalloc
from pathlib import Path

import pytest

from clearinghouse.exchange.tables import UnreadableFile, read_table

REQUIRED = frozenset({"id", "name"})


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    return path


def read(path: Path) -> list[tuple[int, dict[str, str], str]]:
    return [(row.line, row.cells, row.fault) for row in read_table(path, required=REQUIRED)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_kind_of_line_end_is_read_with_and_without_a_byte_order_mark(tmp_path: Path, end: str, mark: str) -> None:
    path = written(tmp_path, (mark + end.join(["id,name", "1,Peña", "2,Ann", ""])).encode())
    assert read(path) == [(2, {"id": "1", "name": "Peña"}, ""), (3, {"id": "2", "name": "Ann"}, "")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_from_the_first_line(tmp_path: Path, delimiter: str) -> None:
    path = written(tmp_path, f"id{delimiter}name\n1{delimiter}Ann\n".encode())
    assert read(path) == [(2, {"id": "1", "name": "Ann"}, "")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_is_known_by_the_line_it_starts_on_even_after_blank_lines_and_cells_of_several_lines(
    tmp_path: Path, end: str
) -> None:
    path = written(tmp_path, end.join(["id,name", '1,"Ann', 'Lee"', "", "2,Bo", ""]).encode())
    assert [(line, cells["id"]) for line, cells, _ in read(path)] == [(2, "1"), (5, "2")]


def test_a_formula_is_text(tmp_path: Path) -> None:
    assert (
        read(written(tmp_path, b'id,name\n1,"=HYPERLINK(""http://x.example"")"\n'))[0][1]["name"]
        == '=HYPERLINK("http://x.example")'
    )


@pytest.mark.parametrize("row", [b"1", b"1,Ann,more"])
def test_a_row_with_too_few_or_too_many_cells_says_so_and_the_next_is_read(tmp_path: Path, row: bytes) -> None:
    rows = read(written(tmp_path, b"id,name\n" + row + b"\n2,Bo\n"))
    assert [bool(fault) for _, _, fault in rows] == [True, False]
    assert "cells where the first line has 2" in rows[0][2]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"id\n1\n", "Missing: name"),
        (b"just some words\n", "Missing: id, name"),
        (b"id,name,name\n1,Ann,Bo\n", "a column twice: name"),
        (b'id,name\n1,"Ann\n2,Bo\n', "never closed"),
        (b'id,name\n1,"Ann"x,Bo\n', "where none may be"),
        (b"id,name\n1,Ann\0\n", "NUL"),
        (b"id,name\n1,Pe\xf1a\n", "not in UTF-8"),
        ("id,name\n1,Ann\n".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04rest", "spreadsheet"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "UTF-8"),
        (b"id,name\n1," + b"x" * 200_001 + b"\n", "longer than"),
        (b'id,name\n1,"' + (b"x" * 1000 + b"\n") * 200, "longer than any cell"),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, bytes) else value,
)
def test_what_is_no_table_of_ours_is_refused_with_a_reason(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read(written(tmp_path, content))


def test_a_folder_and_a_missing_file_are_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is a folder"):
        read(tmp_path)
    with pytest.raises(UnreadableFile, match="No such file"):
        read(tmp_path / "nowhere.csv")


def test_a_large_file_is_read_row_by_row(tmp_path: Path) -> None:
    path = written(tmp_path, b"id,name\n" + (b"1," + b"x" * 1000 + b"\n") * 20_000)
    tracemalloc.start()
    count = sum(1 for _ in read_table(path, required=REQUIRED))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 2_000_000
