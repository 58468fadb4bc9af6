"""The clock of offers and decisions: it runs only while a district's schools are open."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clearinghouse.districts.school_days import Closed, is_school_day

if TYPE_CHECKING:
    from collections.abc import Sequence

OPENS, CLOSES = time(8), time(16)
HOURS_A_DAY = 8
MOST_DAYS = 400


def after_school_hours(start: datetime, hours: float, zone: str, closed: Sequence[Closed] = ()) -> datetime:
    """The moment, in UTC, when this many school hours have passed since `start`.

    School hours are 8:00 to 16:00 on weekdays in the district's zone; `closed` holds the first and last day of each time off. A year
    without school days ends the count, so that nothing is open for ever.
    """
    place, left = ZoneInfo(zone), timedelta(hours=hours)
    local = start.astimezone(place)
    for day in (local.date() + timedelta(days=number) for number in range(MOST_DAYS)):
        if not is_school_day(day, closed):
            continue
        begins = max(start, datetime.combine(day, OPENS, place).astimezone(UTC))
        ends = datetime.combine(day, CLOSES, place).astimezone(UTC)
        if begins + left <= ends:
            return (begins + left).astimezone(UTC)
        left -= max(ends - begins, timedelta(0))
    return start + timedelta(days=MOST_DAYS)


__all__ = ["HOURS_A_DAY", "Closed", "after_school_hours", "is_school_day"]
