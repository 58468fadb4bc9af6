"""Moderators of the consortium's boards take weeks in turn."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from forums.errors import NotAModerator, WeekIsPast
from forums.models import DutyWeek
from forums.selectors.rota import coming_monday, monday_of, today
from forums.services.rota import clear_week, plan_week
from tests.factories.districts import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderators(db):
    return member(Role.MODERATOR, first_name="Rosa"), member(Role.MODERATOR, first_name="Ines")


def told(person) -> int:
    return Notification.objects.filter(recipient=person, url="/forums/moderation/rota/").count()


def test_a_week_has_somebody_and_a_stand_in_who_are_told_once(moderators):
    rosa, ines = moderators
    plan_week(coming_monday(), moderator=ines, actor=rosa)
    week = plan_week(coming_monday(), moderator=ines, stand_in=rosa, actor=rosa)
    assert DutyWeek.objects.get() == week
    assert (told(ines), told(rosa)) == (1, 0)
    clear_week(week, actor=ines)
    assert not DutyWeek.objects.exists()


def test_a_week_begins_on_a_monday_that_is_not_past_and_has_two_different_people(moderators):
    rosa, ines = moderators
    with pytest.raises(ValidationError):
        plan_week(coming_monday() + timedelta(days=1), moderator=ines, actor=rosa)
    with pytest.raises(ValidationError):
        plan_week(coming_monday(), moderator=ines, stand_in=ines, actor=rosa)
    with pytest.raises(WeekIsPast):
        plan_week(coming_monday() - timedelta(weeks=2), moderator=ines, actor=rosa)
    assert plan_week(monday_of(today()), moderator=ines, actor=rosa), "this week still counts"


def test_only_moderators_of_the_consortium_plan_and_are_planned(moderators, teacher, district_administrator):
    rosa, ines = moderators
    week = plan_week(coming_monday(), moderator=ines, actor=rosa)
    for person in (teacher, district_administrator):
        with pytest.raises(NotAllowed):
            plan_week(coming_monday(), moderator=ines, actor=person)
        with pytest.raises(NotAllowed):
            clear_week(week, actor=person)
        with pytest.raises(NotAModerator):
            plan_week(coming_monday(), moderator=person, actor=rosa)
        with pytest.raises(NotAModerator):
            plan_week(coming_monday(), moderator=rosa, stand_in=person, actor=rosa)
        assert not DutyWeek.objects.visible_to(person).exists()
    assert list(DutyWeek.objects.visible_to(ines)) == [week]
