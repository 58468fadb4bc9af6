"""The clock that stands still while a school is closed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.districts.school_time import after_school_hours, is_school_day, school_time

ZONE = "America/New_York"
HERE = ZoneInfo(ZONE)


def at(*when: int) -> datetime:
    return datetime(*when, tzinfo=HERE)


def test_hours_of_one_day_run_on_that_day() -> None:
    assert after_school_hours(at(2026, 11, 3, 9), 4, ZONE) == at(2026, 11, 3, 13)


def test_the_night_does_not_count() -> None:
    assert after_school_hours(at(2026, 11, 3, 15), 4, ZONE) == at(2026, 11, 4, 11)


def test_an_offer_of_friday_evening_begins_on_monday() -> None:
    assert after_school_hours(at(2026, 11, 6, 20), 8, ZONE) == at(2026, 11, 9, 16)


def test_the_districts_holidays_do_not_count() -> None:
    closed = [(date(2026, 11, 25), date(2026, 11, 27))]
    assert after_school_hours(at(2026, 11, 24, 15), 2, ZONE, closed) == at(2026, 11, 30, 9)


def test_the_day_on_which_clocks_change_has_eight_school_hours_like_any_other() -> None:
    assert after_school_hours(at(2027, 3, 12, 15), 9, ZONE) == at(2027, 3, 15, 16)


def test_a_district_that_is_closed_for_ever_is_not_waited_for_for_ever() -> None:
    start = at(2026, 11, 3, 9)
    assert after_school_hours(start, 1, ZONE, [(date(2020, 1, 1), date(2040, 1, 1))]) == start + timedelta(days=400)


MINUTES = 3 * 365 * 24 * 60


@given(st.integers(0, MINUTES), st.floats(0.25, 40))
def test_the_end_is_always_in_school_hours_and_later(minutes: int, hours: float) -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    end = after_school_hours(begun, hours, ZONE).astimezone(HERE)
    assert end >= begun + timedelta(hours=min(hours, 0.1))
    assert is_school_day(end.date())
    assert (8, 0) <= (end.hour, end.minute) <= (16, 0)


def test_time_that_passed_is_counted_while_schools_are_open_alone() -> None:
    closed = [(date(2026, 11, 25), date(2026, 11, 27))]
    assert school_time(at(2026, 11, 24, 15), at(2026, 11, 30, 9), ZONE, closed) == timedelta(hours=2)
    assert school_time(at(2026, 11, 25, 9), at(2026, 11, 28, 9), ZONE, closed) == timedelta(0)
    assert school_time(at(2026, 11, 24, 9), at(2026, 11, 24, 8), ZONE) == timedelta(0)


@given(st.integers(0, MINUTES), st.integers(1, 160))
def test_what_is_counted_on_is_what_is_counted_back(minutes: int, quarters: int) -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    assert school_time(begun, after_school_hours(begun, quarters / 4, ZONE), ZONE) == timedelta(hours=quarters / 4)
