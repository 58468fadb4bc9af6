"""Who is on duty for the consortium's boards, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from forums.models import DutyWeek

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

WEEKS_AHEAD = 8


@dataclass(frozen=True)
class Week:
    """A week from its Monday on, with who is on duty, if anybody is."""

    starts: date
    duty: DutyWeek | None
    is_now: bool

    @property
    def last_day(self) -> date:
        """Its Sunday."""
        return self.starts + timedelta(days=6)


def today() -> date:
    """This day where the consortium is."""
    return timezone.localdate()


def monday_of(day: date) -> date:
    """The Monday of the week that this day is in."""
    return day - timedelta(days=day.weekday())


def coming_monday() -> date:
    """The Monday after this week."""
    return monday_of(today()) + timedelta(weeks=1)


def weeks_ahead() -> list[Week]:
    """This week and those that come, whether somebody is on duty or not. One query."""
    first = monday_of(today())
    days = [first + timedelta(weeks=number) for number in range(WEEKS_AHEAD)]
    known = {week.starts: week for week in DutyWeek.objects.filter(starts__in=days).select_related("moderator", "stand_in")}
    return [Week(day, known.get(day), day == first) for day in days]


def on_duty() -> list[User]:
    """Who looks after the consortium's boards this week: first the moderator, then the stand-in; none where nobody is planned. One query."""
    week = DutyWeek.objects.filter(starts=monday_of(today())).select_related("moderator", "stand_in").first()
    people = [week.moderator, week.stand_in] if week else []
    return [person for person in people if person is not None and person.is_active]
