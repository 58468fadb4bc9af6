from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearinghouse.resources.models import AssistiveTechnologyPage
from clearinghouse.resources.selectors.trial import LONGEST, monday_of, next_start, plan_trial, weeks_of


def test_a_plan_counts_first_then_tries_then_decides() -> None:
    plan = plan_trial(date(2026, 12, 9), 2)
    assert (plan.baseline.first, plan.baseline.last) == (date(2026, 11, 30), date(2026, 12, 4))
    assert [(week.number, week.first, week.last) for week in plan.weeks] == [
        (1, date(2026, 12, 7), date(2026, 12, 11)),
        (2, date(2026, 12, 14), date(2026, 12, 18)),
    ]
    assert plan.decide_on == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("today", "start"),
    [
        (date(2026, 11, 26), date(2026, 12, 7)),  # Thursday: the week after next, to count in the next one
        (date(2026, 11, 28), date(2026, 12, 7)),
        (date(2026, 11, 30), date(2026, 12, 7)),  # Monday: one can count from today
    ],
)
def test_it_begins_once_a_whole_week_was_there_to_count(today: date, start: date) -> None:
    assert next_start(today) == start


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, LONGEST))
def test_every_plan_is_made_of_school_weeks_in_order(start: date, weeks: int) -> None:
    plan = plan_trial(start, weeks)
    days = [plan.baseline, *plan.weeks]
    assert all((week.first.weekday(), week.last.weekday()) == (0, 4) for week in days)
    assert all((later.first - week.first).days == 7 for week, later in pairwise(days))
    assert abs((monday_of(start) - start).days) < 5
    assert (plan.decide_on - plan.start).days == 7 * weeks


@pytest.mark.django_db
@pytest.mark.parametrize(("recorded", "shown"), [(None, 3), (6, 6), (52, LONGEST)])
def test_a_trial_takes_as_long_as_its_page_says(recorded: int | None, shown: int) -> None:
    assert weeks_of(AssistiveTechnologyPage(trial_weeks=recorded)) == shown
