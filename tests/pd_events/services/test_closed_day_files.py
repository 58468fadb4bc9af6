"""Calendars as districts have them."""

from datetime import date as day_of

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from pd_events.services.closed_day_files import DaysOff, read_days_off

THANKSGIVING = DaysOff(day_of(2026, 11, 25), day_of(2026, 11, 27), "Thanksgiving")
ICS = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//School//EN
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20261125
DTEND;VALUE=DATE:20261128
SUMMARY:Thanksgiving
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20261009
SUMMARY:
END:VEVENT
END:VCALENDAR
"""


def test_a_calendars_last_day_is_the_day_before_its_end() -> None:
    assert read_days_off(ICS) == [DaysOff(day_of(2026, 10, 9), day_of(2026, 10, 9), "Schools closed"), THANKSGIVING]


def test_a_calendar_with_hours_counts_the_days() -> None:
    timed = ICS.replace(b";VALUE=DATE:20261125", b":20261125T120000").replace(b";VALUE=DATE:20261128", b":20261127T160000")
    assert THANKSGIVING in read_days_off(timed)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-25,2026-11-27,Thanksgiving",
        "First,Last,Name\n11/25/2026, 11/27/26 , Thanksgiving \n\n",
        "\ufeff2026-11-25,2026-11-27,Thanksgiving\r\n2026-11-25,2026-11-27,Thanksgiving\r\n",
    ],
)
def test_a_table_is_read_as_people_write_it(text: str) -> None:
    assert read_days_off(text.encode()) == [THANKSGIVING]


def test_one_day_needs_no_last_and_no_name() -> None:
    assert read_days_off(b"2026-10-12") == [DaysOff(day_of(2026, 10, 12), day_of(2026, 10, 12), "Schools closed")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "No days off were found"),
        (b"First,Last,Name\nsoon,,Snow", "Line 2"),
        (b"2026-11-27,2026-11-25,Thanksgiving", "Line 1"),
        (b"0001-01-01,,Long ago", "Line 1"),
        (b"\xff\xfe\x00", "This file is no text"),
        (b"BEGIN:VCALENDAR\nnonsense", "could not be read"),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nEND:VCALENDAR\n", "could not be read"),
        ("\n".join(f"20{year:02}-01-01,,{n}" for year in range(10, 99) for n in range(6)).encode(), "more than 400"),
    ],
)
def test_what_cannot_be_read_says_what_to_mend(content: bytes, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        read_days_off(content)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: ("BEGIN:VCALENDAR\n" + text).encode("utf-8", "replace")))
def test_no_file_breaks_it(content: bytes) -> None:
    try:
        rows = read_days_off(content)
    except ValidationError:
        return
    assert all(row.first <= row.last and row.name for row in rows)
