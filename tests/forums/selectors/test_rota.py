"""Who is on duty, and when."""

from datetime import date, timedelta

import pytest

from clearinghouse.districts.enums import Role
from forums.models import DutyWeek
from forums.selectors.rota import WEEKS_AHEAD, coming_monday, monday_of, on_duty, today, weeks_ahead
from tests.factories.districts import member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("planned", [1, 3])
def test_the_weeks_ahead_show_who_is_on_duty_in_one_query(planned, django_assert_num_queries):
    moderator = member(Role.MODERATOR)
    for number in range(planned):
        DutyWeek.objects.create(starts=monday_of(today()) + timedelta(weeks=number), moderator=moderator)
    with django_assert_num_queries(1):
        weeks = weeks_ahead()
        assert [week.duty.moderator for week in weeks if week.duty] == [moderator] * planned
    assert len(weeks) == WEEKS_AHEAD
    assert [week.is_now for week in weeks] == [True] + [False] * (WEEKS_AHEAD - 1)


def test_a_week_begins_on_its_monday():
    assert monday_of(date(2026, 11, 29)) == date(2026, 11, 23)
    assert monday_of(date(2026, 11, 23)) == date(2026, 11, 23)
    assert coming_monday() - monday_of(today()) == timedelta(weeks=1)


def test_on_duty_is_who_is_planned_and_still_here():
    assert on_duty() == []
    first, second = member(Role.MODERATOR), member(Role.MODERATOR)
    DutyWeek.objects.create(starts=monday_of(today()), moderator=first, stand_in=second)
    assert on_duty() == [first, second]
    first.is_active = False
    first.save()
    assert on_duty() == [second]
