"""A trial with dates: when to count without the tool, each week with it, and the day to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clearinghouse.resources.models import AssistiveTechnologyPage

WEEK = timedelta(days=7)
SCHOOL_WEEK = timedelta(days=4)  # Monday to Friday
USUAL_WEEKS, LONGEST = 3, 18


@dataclass(frozen=True)
class TrialWeek:
    """One school week of the trial."""

    number: int
    first: date
    last: date


@dataclass(frozen=True)
class TrialPlan:
    """A trial of some weeks from a Monday. The week before it is for counting without the tool."""

    start: date
    weeks: tuple[TrialWeek, ...]

    @property
    def baseline(self) -> TrialWeek:
        """The school week before the trial."""
        return TrialWeek(0, self.start - WEEK, self.start - WEEK + SCHOOL_WEEK)

    @property
    def decide_on(self) -> date:
        """The Monday after the last week."""
        return self.start + WEEK * len(self.weeks)


def monday_of(day: date) -> date:
    """The Monday of a school week; a weekend belongs to the week after it."""
    monday = day - timedelta(days=day.weekday())
    return monday + WEEK if day.weekday() > SCHOOL_WEEK.days else monday


def next_start(today: date) -> date:
    """The soonest Monday with a whole school week before it to count in."""
    return today + timedelta(days=-today.weekday() % WEEK.days) + WEEK


def plan_trial(start: date, weeks: int) -> TrialPlan:
    """The plan of so many school weeks from the week of this day. No school's closed days are known here."""
    monday = monday_of(start)
    firsts = [monday + WEEK * number for number in range(weeks)]
    return TrialPlan(monday, tuple(TrialWeek(number, first, first + SCHOOL_WEEK) for number, first in enumerate(firsts, 1)))


def weeks_of(page: AssistiveTechnologyPage) -> int:
    """How long its trial takes by its page, within what a plan can show."""
    return min(page.trial_weeks or USUAL_WEEKS, LONGEST)
