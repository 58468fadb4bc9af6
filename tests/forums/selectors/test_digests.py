"""Whose letter that gathers is due."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from forums.enums import Rhythm
from forums.models import MailWish
from forums.selectors.digests import due
from pd_events.models import ClosedDay
from tests.factories.districts import DistrictFactory, MembershipFactory, member

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 30)


def at(day: date, hour: int, zone: str = "America/New_York") -> datetime:
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZoneInfo(zone))


@pytest.fixture
def daily(teacher):
    return MailWish.objects.create(user=teacher, rhythm=Rhythm.DAILY)


def people(now):
    return [row.user_id for row in due(now)]


def test_daily_letters_go_out_on_school_mornings(daily, teacher):
    assert people(at(MONDAY, 5)) == []
    assert people(at(MONDAY, 6)) == [teacher.pk]
    assert people(at(MONDAY + timedelta(days=5), 9)) == []
    MailWish.objects.update(gathered_on=MONDAY)
    assert people(at(MONDAY, 9)) == []
    assert people(at(MONDAY + timedelta(days=1), 6)) == [teacher.pk]


def test_days_off_of_ones_own_district_are_skipped_and_no_others(daily, teacher, own_district, other_district):
    ClosedDay.objects.create(district=other_district, first=MONDAY, last=MONDAY, name="Elsewhere")
    assert people(at(MONDAY, 8)) == [teacher.pk]
    ClosedDay.objects.create(district=own_district, first=MONDAY, last=MONDAY, name="Snow")
    assert people(at(MONDAY, 8)) == []


def test_weekly_letters_go_out_on_the_first_school_day_of_the_week(daily, teacher, own_district):
    MailWish.objects.update(rhythm=Rhythm.WEEKLY, gathered_on=MONDAY - timedelta(days=3))
    ClosedDay.objects.create(district=own_district, first=MONDAY, last=MONDAY, name="Snow")
    tuesday = MONDAY + timedelta(days=1)
    assert people(at(MONDAY, 8)) == []
    assert people(at(tuesday, 8)) == [teacher.pk]
    MailWish.objects.update(gathered_on=tuesday)
    assert people(at(tuesday + timedelta(days=2), 8)) == []
    assert people(at(MONDAY + timedelta(days=7), 8)) == [teacher.pk]


def test_morning_is_that_of_the_district(daily, own_district):
    own_district.time_zone = "Pacific/Honolulu"
    own_district.save()
    assert people(at(MONDAY, 8)) == []
    assert len(people(at(MONDAY, 8, "Pacific/Honolulu"))) == 1


def test_only_those_who_are_here_and_chose_so(daily, teacher):
    for rhythm in (Rhythm.AT_ONCE, Rhythm.NONE):
        MailWish.objects.create(user=member(), rhythm=rhythm)
    MailWish.objects.create(user=member(), rhythm=Rhythm.DAILY, paused_at=timezone.now())
    MailWish.objects.create(user=member(is_active=False), rhythm=Rhythm.DAILY)
    assert people(at(MONDAY, 8)) == [teacher.pk]
    teacher.memberships.update(ended_at=timezone.now())
    assert people(at(MONDAY, 8)) == []


def test_it_takes_two_queries_for_one_person_and_for_three(daily, teacher, django_assert_num_queries):
    MembershipFactory(user=teacher, district=DistrictFactory())
    with django_assert_num_queries(2):
        assert len(due(at(MONDAY, 8))) == 1
    for _ in range(2):
        MailWish.objects.create(user=member(), rhythm=Rhythm.DAILY)
    with django_assert_num_queries(2):
        assert len(due(at(MONDAY, 8))) == 3
