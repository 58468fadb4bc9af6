"""Rosters as files that compute nothing."""

import csv
import io

import pytest
from openpyxl import load_workbook

from clearinghouse.districts.models import District
from pd_events.models import Registration
from pd_events.tables import HEADER, as_csv, as_xlsx, read_lines, row_of
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, ask


@pytest.mark.django_db
def test_a_planted_formula_and_a_private_word_do_not_come_out() -> None:
    district: District = member().memberships.get().district
    person = member(district=district, last_name="=HYPERLINK(1)")
    row: Registration = ask(EventDateFactory(event__needs_approval=True), person, note="I see the doctor.")
    held = list(csv.reader(io.StringIO(as_csv([row_of(row)]).decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(as_xlsx([row_of(row)], "Reading: [a/b]*?"))).active
    for table in (held, [[cell.value for cell in line] for line in sheet.iter_rows()]):
        assert tuple(table[0]) == HEADER
        assert table[1][0] == "'=HYPERLINK(1)"
        assert "doctor" not in str(table)
    assert all(cell.data_type == "s" for cell in sheet[2])


def test_lines_are_read_with_and_without_a_header() -> None:
    for text in (
        "email,substitute,building\nAda@School.example,Half,Ridge\n\nbo@school.example,,",
        "ada@school.example;half;Ridge\nbo@school.example",
        "Building\tE-mail\tSubstitute\nRidge\tada@school.example\thalf\n\tbo@school.example\t",
    ):
        first, second = read_lines(text)
        assert (first.email, first.substitute, first.building, first.problem) == ("ada@school.example", "half", "Ridge", "")
        assert (second.email, second.substitute, second.problem) == ("bo@school.example", "none", "")


@pytest.mark.parametrize(("text", "words"), [("just words", "no e-mail"), ("a@b.example, perhaps", "none, half or full")])
def test_a_line_that_cannot_be_read_says_what_is_wrong(text, words) -> None:
    (line,) = read_lines(text)
    assert words in line.problem


@pytest.mark.parametrize("text", ["", '"', '"a@b.example\nc@d.example', "x" * 200_000, ",,,\n;;;\n", "a\rb\r\nc"])
def test_nothing_breaks_the_reading(text) -> None:
    assert isinstance(read_lines(text), list)
