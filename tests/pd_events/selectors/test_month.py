"""A month in weeks."""

from datetime import UTC, date, datetime

import pytest

from pd_events.models import EventDate
from pd_events.selectors.month import Month, month_asked

TODAY = date(2026, 11, 26)


def test_a_month_is_whole_weeks_from_sunday() -> None:
    month = Month(month_asked("2026-11", today=TODAY), [])
    assert [week[0].day.day for week in month.weeks] == [1, 8, 15, 22, 29]
    assert month.names[0] == "Sunday"
    assert [day.is_here for day in month.weeks[-1]] == [True, True, False, False, False, False, False]


def test_a_date_stands_on_the_day_that_clocks_here_show() -> None:
    late = EventDate(starts_at=datetime(2026, 11, 4, 1, tzinfo=UTC))
    month = Month(month_asked("2026-11", today=TODAY), [late])
    assert [day.day.day for week in month.weeks for day in week if day.dates] == [3]


def test_the_months_beside_it() -> None:
    asked = month_asked("2026-12", today=TODAY)
    assert (asked.before, asked.next) == (date(2026, 11, 1), date(2027, 1, 1))
    assert month_asked("", today=TODAY).first == date(2026, 11, 1)


@pytest.mark.parametrize("nonsense", ["2026-13", "2026-1", "1999-01", "2100-01", "soon", "२०२६-०१"])
def test_what_is_no_month_is_none(nonsense) -> None:
    assert month_asked(nonsense, today=TODAY) is None
