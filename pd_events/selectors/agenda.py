"""Dates in a plain table, week by week, to read aloud or to print."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as day_of
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pd_events.models import ClosedDay, EventDate

WEEKS = 4
WEEK = timedelta(weeks=1)
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Week:
    """One week, Monday to Sunday, with what begins in it."""

    first: day_of
    dates: list[EventDate] = field(default_factory=list)
    closed: list[ClosedDay] = field(default_factory=list)

    @property
    def last(self) -> day_of:
        """Its Sunday."""
        return self.first + WEEK - timedelta(days=1)


@dataclass(frozen=True)
class AgendaAsked:
    """Four weeks from a Monday."""

    first: day_of

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Their first moment and the first after them, on the consortium's clocks."""
        zone = timezone.get_current_timezone()
        begins, ends = (datetime.combine(day, datetime.min.time(), zone) for day in (self.first, self.next))
        return begins, ends

    @property
    def next(self) -> day_of:
        """The Monday after."""
        return self.first + WEEKS * WEEK

    @property
    def before(self) -> day_of:
        """The Monday four weeks earlier."""
        return self.first - WEEKS * WEEK

    def weeks(self, dates: Iterable[EventDate], closed: Sequence[ClosedDay] = ()) -> list[Week]:
        """The weeks with these dates, all of which lie in the span, and the days off that touch each."""
        firsts = [self.first + number * WEEK for number in range(WEEKS)]
        found = [Week(first, [], [day for day in closed if day.first < first + WEEK and day.last >= first]) for first in firsts]
        for date in dates:
            found[(timezone.localtime(date.starts_at).date() - self.first) // WEEK].dates.append(date)
        return found


def agenda_asked(text: str, *, today: day_of) -> AgendaAsked | None:
    """The weeks from the Monday of this day (`2026-11-30`), of today where nothing is asked; None for what is no day of this century."""
    try:
        day = day_of.fromisoformat(text) if text else today
    except ValueError:
        return None
    return AgendaAsked(day - timedelta(days=day.weekday())) if FIRST_YEAR < day.year < LAST_YEAR else None
