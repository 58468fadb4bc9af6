"""Accepting, declining, leaving."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from pd_events.enums import Billing, Fact, Seat
from pd_events.errors import AlreadyStarted, NoOffer
from pd_events.models import EventDate, Registration
from pd_events.services.seats import accept_offer, leave
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, again, ask, teachers

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(teacher) -> Registration:
    """The teacher's offer, on a date of one seat."""
    date = EventDateFactory(capacity=1)
    seated = ask(date, teachers(1)[0])
    row = ask(date, teacher)
    leave(seated, actor=seated.person)
    return again(row)


def test_an_accepted_offer_is_a_seat_and_accepting_again_changes_nothing(offered, teacher) -> None:
    assert accept_offer(offered, actor=teacher).seat == Seat.CONFIRMED
    lines = offered.history.count()
    assert accept_offer(offered, actor=teacher).seat == Seat.CONFIRMED
    assert offered.history.count() == lines


def test_an_offer_that_ran_out_cannot_be_accepted(offered, teacher) -> None:
    Registration.objects.filter(pk=offered.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NoOffer):
        accept_offer(offered, actor=teacher)


def test_nobody_accepts_for_another(offered, coordinator) -> None:
    with pytest.raises(NotAllowed):
        accept_offer(offered, actor=coordinator)


def test_a_declined_offer_goes_to_the_next_at_once(offered, teacher) -> None:
    behind = ask(offered.date, teachers(1)[0])
    leave(offered, actor=teacher)
    assert (again(offered).seat, again(behind).seat) == (Seat.RELEASED, Seat.OFFERED)


def test_leaving_the_list_leaves_it_and_again_changes_nothing(teacher) -> None:
    date = EventDateFactory(capacity=0)
    row = ask(date, teacher)
    leave(row, actor=teacher)
    lines = row.history.count()
    assert leave(row, actor=teacher).seat == Seat.RELEASED
    assert row.history.count() == lines


def test_the_coordinator_and_the_organizer_may_end_a_place_and_nobody_else(
    teacher, coordinator, curator, teacher_elsewhere
) -> None:
    date = EventDateFactory()
    organizer = member(Role.PD_COORDINATOR, district=date.event.district)
    row = ask(date, teacher)
    for actor in (curator, teacher_elsewhere):
        with pytest.raises(NotAllowed):
            leave(row, actor=actor)
    for actor in (coordinator, organizer):
        assert leave(ask(date, teacher), actor=actor).seat == Seat.RELEASED


def test_after_the_start_a_seat_is_not_given_back(teacher) -> None:
    date = EventDateFactory()
    row = ask(date, teacher)
    EventDate.objects.filter(pk=date.pk).update(starts_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(AlreadyStarted):
        leave(row, actor=teacher)


def test_what_was_not_billed_is_not_billed(teacher) -> None:
    date = EventDateFactory(event__cost_cents=2500)
    row = ask(date, teacher)
    assert row.billing == Billing.UNBILLED
    leave(row, actor=teacher)
    assert again(row).billing == Billing.NONE
    assert again(row).history.filter(fact=Fact.BILLING).count() == 1
