"""The clock that runs only while a district's schools are open: of offers and decisions, and of what waits for a moderator."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clearinghouse.districts.school_days import Closed, is_school_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPENS, CLOSES = time(8), time(16)
HOURS_A_DAY = 8
MOST_DAYS = 400


def after_school_hours(start: datetime, hours: float, zone: str, closed: Sequence[Closed] = ()) -> datetime:
    """The moment, in UTC, when this many school hours have passed since `start`.

    School hours are 8:00 to 16:00 on weekdays in the district's zone; `closed` holds the first and last day of each time off. A year
    without school days ends the count, so that nothing is open for ever.
    """
    left = timedelta(hours=hours)
    for begins, ends in open_hours(start, zone, closed):
        if begins + left <= ends:
            return begins + left
        left -= ends - begins
    return start + timedelta(days=MOST_DAYS)


def school_time(start: datetime, end: datetime, zone: str, closed: Sequence[Closed] = ()) -> timedelta:
    """How much school time has passed from `start` to `end`, counted as above."""
    past = (min(ends, end) - begins for begins, ends in takewhile(lambda hours: hours[0] < end, open_hours(start, zone, closed)))
    return sum(past, timedelta(0))


def open_hours(start: datetime, zone: str, closed: Sequence[Closed]) -> Iterator[tuple[datetime, datetime]]:
    """From when until when, in UTC, the schools are open on each school day from `start` on."""
    place = ZoneInfo(zone)
    first = start.astimezone(place).date()
    for day in (first + timedelta(days=number) for number in range(MOST_DAYS)):
        begins = max(start, datetime.combine(day, OPENS, place)).astimezone(UTC)
        ends = datetime.combine(day, CLOSES, place).astimezone(UTC)
        if is_school_day(day, closed) and begins < ends:
            yield begins, ends


__all__ = ["HOURS_A_DAY", "Closed", "after_school_hours", "is_school_day", "school_time"]
