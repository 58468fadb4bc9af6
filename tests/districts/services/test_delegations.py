"""A coordinator who is away names a colleague who decides in her stead."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.accounts.services.privacy import erase_person, export_person
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.districts.errors import CannotStandIn, DaysNotRight
from clearinghouse.districts.models import Delegation
from clearinghouse.districts.policies import can_decide_requests, coordinates, decides_somewhere
from clearinghouse.districts.services.delegations import end_delegation, name_delegate
from clearinghouse.notifications.models import Notification
from tests.factories.districts import member

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def today():
    return timezone.localdate()


def test_who_is_named_decides_on_those_days_only_and_hears_of_it(teacher, coordinator, own_district, today) -> None:
    later = name_delegate(own_district, person=teacher, first=today + WEEK, last=today + 2 * WEEK, actor=coordinator)
    assert not can_decide_requests(teacher, own_district)
    name_delegate(own_district, person=teacher, first=today, last=today, actor=coordinator)
    assert can_decide_requests(teacher, own_district)
    assert decides_somewhere(teacher)
    assert not coordinates(teacher, own_district)
    assert Notification.objects.filter(recipient=teacher, text__contains="decide on Alder Creek’s training requests").count() == 2
    Delegation.objects.filter(pk=later.pk).update(first=today - 2 * WEEK, last=today - WEEK)
    Delegation.objects.exclude(pk=later.pk).delete()
    assert not can_decide_requests(teacher, own_district)


def test_it_ends_with_a_word_of_the_coordinator_or_of_whoever_stands_in(teacher, coordinator, own_district, today) -> None:
    for actor in (coordinator, teacher):
        named = name_delegate(own_district, person=teacher, first=today, last=today, actor=coordinator)
        end_delegation(named, actor=actor)
        end_delegation(named, actor=actor)
        assert not can_decide_requests(teacher, own_district)


def test_it_ends_with_the_place_in_the_district(teacher, coordinator, own_district, today) -> None:
    name_delegate(own_district, person=teacher, first=today, last=today, actor=coordinator)
    teacher.memberships.update(ended_at=timezone.now())
    assert not can_decide_requests(teacher, own_district)


def test_nobody_but_the_districts_own_coordinators_names_or_ends(
    teacher, coordinator, consortium_administrator, own_district, today
) -> None:
    colleague = member(Role.TEACHER, district=own_district)
    named = name_delegate(own_district, person=teacher, first=today, last=today, actor=coordinator)
    for actor in (teacher, consortium_administrator, member(Role.PD_COORDINATOR)):
        with pytest.raises(NotAllowed):
            name_delegate(own_district, person=colleague, first=today, last=today, actor=actor)
        if actor != teacher:
            with pytest.raises(NotAllowed):
                end_delegation(named, actor=actor)


def test_neither_a_stranger_nor_somebody_who_decides_anyhow_is_named(
    teacher_elsewhere, district_administrator, coordinator, own_district, today
) -> None:
    for person in (teacher_elsewhere, district_administrator):
        with pytest.raises(CannotStandIn):
            name_delegate(own_district, person=person, first=today, last=today, actor=coordinator)


def test_days_lie_in_order_and_within_a_year(teacher, coordinator, own_district, today) -> None:
    for first, last in ((today, today - WEEK), (today + WEEK, today), (today, today + timedelta(days=400))):
        with pytest.raises(DaysNotRight):
            name_delegate(own_district, person=teacher, first=first, last=last, actor=coordinator)


def test_a_person_is_handed_when_they_stood_in_and_it_goes_with_them(teacher, coordinator, own_district, today) -> None:
    name_delegate(own_district, person=teacher, first=today, last=today, actor=coordinator)
    assert export_person(teacher)["districts"]["stood_in"][0]["district"] == "Alder Creek"
    erase_person(teacher, actor=teacher)
    assert not Delegation.objects.exists()
