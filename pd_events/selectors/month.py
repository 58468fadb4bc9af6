"""A month of dates, laid out in weeks."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date as day_of
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from pd_events.selectors.closed_days import by_day as closed_by_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pd_events.models import ClosedDay, EventDate

FIRST_YEAR, LAST_YEAR = 2000, 2100
SUNDAY_FIRST = calendar.Calendar(firstweekday=6)


@dataclass(frozen=True)
class MonthAsked:
    """The first day of a month, and the moments between which it lies on the consortium's clocks."""

    first: day_of

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From its first moment to the first of the next."""
        zone = timezone.get_current_timezone()
        return datetime.combine(self.first, datetime.min.time(), zone), datetime.combine(self.next, datetime.min.time(), zone)

    @property
    def next(self) -> day_of:
        """The first day of the month after."""
        return (self.first + timedelta(days=32)).replace(day=1)

    @property
    def before(self) -> day_of:
        """The first day of the month before."""
        return (self.first - timedelta(days=1)).replace(day=1)


def month_asked(text: str, *, today: day_of) -> MonthAsked | None:
    """The month of `2026-11`, this month where nothing is asked, None for what is no month of this century."""
    if not text:
        return MonthAsked(today.replace(day=1))
    found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
    if found is None or not FIRST_YEAR <= int(found[1]) < LAST_YEAR:
        return None
    return MonthAsked(day_of(int(found[1]), int(found[2]), 1))


@dataclass(frozen=True)
class Day:
    """One square of the month."""

    day: day_of
    is_here: bool
    dates: list[EventDate] = field(default_factory=list)
    closed: Sequence[ClosedDay] = ()


@dataclass(frozen=True)
class Month:
    """The weeks of a month with what begins on each day."""

    asked: MonthAsked
    dates: Sequence[EventDate]
    closed: Sequence[ClosedDay] = ()

    @property
    def weeks(self) -> list[list[Day]]:
        """Sunday to Saturday, filled up with days of the months beside it, which hold nothing."""
        by_day: dict[day_of, list[EventDate]] = {}
        for date in self.dates:
            by_day.setdefault(timezone.localtime(date.starts_at).date(), []).append(date)
        weeks = SUNDAY_FIRST.monthdatescalendar(self.asked.first.year, self.asked.first.month)
        closed = closed_by_day(self.closed, self.asked.first, self.asked.next)
        return [
            [Day(day, day.month == self.asked.first.month, by_day.get(day, []), closed.get(day, ())) for day in week]
            for week in weeks
        ]

    @property
    def names(self) -> list[str]:
        """The names of the weekdays, Sunday first."""
        return [calendar.day_name[day] for day in SUNDAY_FIRST.iterweekdays()]
