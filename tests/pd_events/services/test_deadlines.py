"""A deadline reminds and passes on; it never approves."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Role
from clearinghouse.districts.services.delegations import name_delegate
from clearinghouse.notifications.models import Notification
from pd_events.enums import Approval, Seat
from pd_events.models import ClosedDay, Registration
from pd_events.services.deadlines import watch_deadlines
from pd_events.services.seats import approve, promote_dates
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, again, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(db):
    return EventDateFactory(event__needs_approval=True, event__hold_days=5)


def due_in(row: Registration, **time: float) -> None:
    moment = timezone.now() + timedelta(**time)
    held = {"expires_at": moment} if row.seat == Seat.HELD else {}
    Registration.objects.filter(pk=row.pk).update(decide_by=moment, **held)


def told(person, words: str) -> int:
    return Notification.objects.filter(recipient=person, text__contains=words).count()


def test_a_request_gets_the_same_time_as_its_hold(date, teacher) -> None:
    row = ask(date, teacher)
    assert row.decide_by == row.expires_at > timezone.now()


def test_the_coordinator_is_reminded_once_of_all_that_is_near(date, teacher, coordinator, own_district) -> None:
    rows = [ask(date, teacher), ask(date, member(district=own_district))]
    assert watch_deadlines() == (0, 0)
    for row in rows:
        due_in(row, minutes=1)
    assert watch_deadlines() == (2, 0)
    assert watch_deadlines() == (0, 0)
    assert told(coordinator, "2 training requests of Alder Creek should be decided by") == 1


def test_school_time_counts_to_the_reminder(date, teacher, coordinator, own_district) -> None:
    today = timezone.localdate()
    row = ask(date, teacher)
    due_in(row, days=6)
    ClosedDay.objects.create(
        district=own_district, first=today - timedelta(days=1), last=today + timedelta(days=6), name="Mud week"
    )
    assert watch_deadlines() == (1, 0)


def test_what_is_late_goes_to_everybody_who_may_decide_and_to_the_staff_and_is_not_approved(
    date, teacher, coordinator, district_administrator, consortium_administrator, own_district
) -> None:
    delegate, today = member(Role.TEACHER, district=own_district), timezone.localdate()
    name_delegate(own_district, person=delegate, first=today, last=today, actor=coordinator)
    row = ask(date, teacher)
    due_in(row, minutes=-1)
    promote_dates()
    assert watch_deadlines() == (0, 1)
    assert watch_deadlines() == (0, 0)
    for person in (coordinator, district_administrator, delegate, consortium_administrator):
        assert told(person, "should have been decided") == 1, person
    assert told(teacher, "should have been decided") == 0
    links = dict(Notification.objects.filter(text__contains="should have").values_list("recipient__first_name", "url"))
    assert links[consortium_administrator.first_name] == "/events/requests/late/"
    assert links[coordinator.first_name] == "/events/requests/"
    row = again(row)
    assert (row.approval, row.seat, row.is_overdue) == (Approval.PENDING, Seat.WAITING, True)


def test_nobody_hears_of_what_is_decided_or_has_begun(date, teacher, coordinator) -> None:
    row = ask(date, teacher)
    approve([row.pk], actor=coordinator)
    assert again(row).decide_by is None
    gone = ask(EventDateFactory(event__needs_approval=True), teacher)
    due_in(gone, minutes=-1)
    type(gone.date).objects.filter(pk=gone.date_id).update(starts_at=timezone.now() - timedelta(hours=1))
    assert watch_deadlines() == (0, 0)
