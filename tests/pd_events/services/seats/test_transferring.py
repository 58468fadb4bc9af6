"""A colleague takes the seat over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from pd_events.enums import Approval, Seat
from pd_events.errors import CannotTakeOver, Frozen, NoSeat
from pd_events.models import EventDate
from pd_events.services.seats import approve, leave, transfer
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, again, ask, teachers

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(own_district):
    return member(Role.TEACHER, district=own_district)


def test_a_colleague_gets_the_seat_with_its_approval_and_no_private_word(teacher, colleague, coordinator) -> None:
    date = EventDateFactory(capacity=1, event__needs_approval=True)
    row = ask(date, teacher, note="I see the doctor that morning.")
    approve([row.pk], actor=coordinator)
    waiting = ask(date, teachers(1)[0])
    theirs = transfer(again(row), person=colleague, actor=teacher)
    assert (theirs.person, theirs.seat, theirs.approval, theirs.note) == (colleague, Seat.CONFIRMED, Approval.APPROVED, "")
    assert (again(row).seat, again(waiting).seat) == (Seat.RELEASED, Seat.WAITING)
    date.refresh_from_db()
    assert date.taken == 1


def test_who_gave_a_seat_back_may_take_one_over(teacher, colleague) -> None:
    date = EventDateFactory()
    earlier = ask(date, colleague)
    leave(earlier, actor=colleague)
    assert transfer(ask(date, teacher), person=colleague, actor=teacher).pk == earlier.pk


def test_somebody_elsewhere_or_with_a_place_cannot_take_over(teacher, teacher_elsewhere, colleague) -> None:
    date = EventDateFactory(capacity=1)
    row = ask(date, teacher)
    ask(date, colleague)
    for person in (teacher, teacher_elsewhere, colleague):
        with pytest.raises(CannotTakeOver):
            transfer(row, person=person, actor=teacher)


def test_only_a_confirmed_seat_is_passed_on(teacher, colleague) -> None:
    row = ask(EventDateFactory(capacity=0), teacher)
    with pytest.raises(NoSeat):
        transfer(row, person=colleague, actor=teacher)


def test_close_to_the_start_nothing_is_passed_on(teacher, colleague) -> None:
    date = EventDateFactory()
    row = ask(date, teacher)
    EventDate.objects.filter(pk=date.pk).update(starts_at=timezone.now() + timedelta(hours=23))
    with pytest.raises(Frozen):
        transfer(row, person=colleague, actor=teacher)


def test_a_colleague_does_not_help_herself_to_a_seat(teacher, colleague) -> None:
    row = ask(EventDateFactory(), teacher)
    with pytest.raises(NotAllowed):
        transfer(row, person=colleague, actor=colleague)
