"""Four weeks in a table."""

from datetime import date as day_of
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from pd_events.models import EventDate
from pd_events.selectors.agenda import agenda_asked

TODAY = day_of(2026, 11, 26)


def test_weeks_begin_on_monday() -> None:
    asked = agenda_asked("", today=TODAY)
    assert (asked.first, asked.next, asked.before) == (day_of(2026, 11, 23), day_of(2026, 12, 21), day_of(2026, 10, 26))
    assert agenda_asked("2026-11-29", today=TODAY) == asked
    assert asked.weeks([])[0].last == day_of(2026, 11, 29)


@pytest.mark.parametrize("text", ["2026-13-01", "soon", "1999-01-01", "9999-12-31", "0001-01-01"])
def test_what_is_no_day_of_this_century_is_none(text) -> None:
    assert agenda_asked(text, today=TODAY) is None


@pytest.mark.parametrize(
    ("day", "week"), [("2026-11-23T00:00", 0), ("2026-11-29T23:30", 0), ("2026-11-30T00:00", 1), ("2026-12-20T23:59", 3)]
)
def test_each_date_stands_in_its_week_on_the_consortiums_clocks(day, week) -> None:
    starts = datetime.fromisoformat(day).replace(tzinfo=timezone.get_current_timezone())
    asked = agenda_asked("", today=TODAY)
    date = EventDate(starts_at=starts, ends_at=starts + timedelta(hours=1))
    assert asked.span[0] <= starts < asked.span[1]
    assert [len(one.dates) for one in asked.weeks([date])] == [int(number == week) for number in range(4)]
