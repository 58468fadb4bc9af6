"""A coordinator decides about her own people, and about nobody else's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Role
from pd_events.enums import Approval, Fact, Seat
from pd_events.errors import CostsMore, NothingToDecide, ReasonMissing
from pd_events.models import EventDate, Registration
from pd_events.services.events import update_event
from pd_events.services.seats import approve, decline
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, again, ask, teachers

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(db) -> EventDate:
    return EventDateFactory(event__needs_approval=True)


def test_an_approved_request_becomes_a_seat_with_its_history(date, teacher, coordinator, own_district) -> None:
    row = ask(date, teacher)
    approve([row.pk], actor=coordinator)
    row = again(row)
    assert (row.seat, row.approval, row.decided_by, row.expires_at) == (Seat.CONFIRMED, Approval.APPROVED, coordinator, None)
    line = row.history.get(fact=Fact.APPROVAL, after=Approval.APPROVED)
    assert (line.actor, line.acting_for) == (coordinator, own_district)


def test_a_declined_request_gives_its_seat_to_the_next_and_keeps_the_reason(date, teacher, coordinator) -> None:
    EventDate.objects.filter(pk=date.pk).update(capacity=1)
    row = ask(date, teacher)
    behind = ask(date, member(Role.TEACHER), by=None)
    approve([behind.pk], actor=member(Role.PD_COORDINATOR, district=behind.district))
    decline([row.pk], reason=" We have  no substitute. ", actor=coordinator)
    assert (again(row).seat, again(row).reason) == (Seat.RELEASED, "We have no substitute.")
    assert again(behind).seat == Seat.OFFERED


def test_declining_needs_a_reason(date, teacher, coordinator) -> None:
    row = ask(date, teacher)
    with pytest.raises(ReasonMissing):
        decline([row.pk], reason="  ", actor=coordinator)


def test_another_districts_requests_are_left_alone_and_the_rest_is_done(date, teacher, teacher_elsewhere, coordinator) -> None:
    own, others = ask(date, teacher), ask(date, teacher_elsewhere)
    assert [row.pk for row in approve([own.pk, others.pk], actor=coordinator)] == [own.pk]
    assert again(others).approval == Approval.PENDING
    with pytest.raises(NothingToDecide):
        approve([others.pk], actor=coordinator)


def test_neither_the_organizer_nor_an_administrator_decides_for_a_district(date, teacher, consortium_administrator) -> None:
    row = ask(date, teacher)
    organizer = member(Role.PD_COORDINATOR, district=date.event.district)
    for actor in (organizer, consortium_administrator, teacher):
        with pytest.raises(NothingToDecide):
            approve([row.pk], actor=actor)


def test_approval_of_a_full_date_keeps_the_place_on_the_list(date, teacher, coordinator) -> None:
    EventDate.objects.filter(pk=date.pk).update(capacity=0)
    row = ask(date, teacher)
    approve([row.pk], actor=coordinator)
    assert (again(row).seat, again(row).approval) == (Seat.WAITING, Approval.APPROVED)


def test_a_hold_that_ran_out_before_the_decision_competes_again(date, teacher, coordinator) -> None:
    EventDate.objects.filter(pk=date.pk).update(capacity=1)
    row = ask(date, teacher)
    Registration.objects.filter(pk=row.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    other = ask(date, teachers(1)[0])
    approve([row.pk], actor=coordinator)
    assert (again(row).seat, again(other).seat) == (Seat.WAITING, Seat.HELD)


def test_a_decision_is_made_once(date, teacher, coordinator) -> None:
    row = ask(date, teacher)
    approve([row.pk], actor=coordinator)
    with pytest.raises(NothingToDecide):
        decline([row.pk], reason="No.", actor=coordinator)


def test_who_was_declined_may_ask_again(date, teacher, coordinator) -> None:
    row = ask(date, teacher)
    decline([row.pk], reason="Not this week.", actor=coordinator)
    again_asked = ask(date, teacher)
    assert (again_asked.pk, again_asked.seat, again_asked.approval, again_asked.reason) == (row.pk, Seat.HELD, Approval.PENDING, "")


def test_what_costs_more_than_was_shown_is_not_approved_and_the_rest_is(date, coordinator, own_district) -> None:
    cheap = EventDateFactory(event__needs_approval=True, event__cost_cents=500)
    rows = [ask(one, person) for one, person in zip((date, cheap), teachers(2, district=own_district), strict=True)]
    shown = {rows[0].pk: 0, rows[1].pk: 500}
    update_event(date.event, facts={"cost_cents": 2000}, actor=member(Role.PD_COORDINATOR, district=date.event.district))
    assert [row.pk for row in approve([row.pk for row in rows], actor=coordinator, shown=shown)] == [rows[1].pk]
    assert (again(rows[0]).approval, again(rows[0]).seat) == (Approval.PENDING, Seat.HELD)
    with pytest.raises(CostsMore):
        approve([rows[0].pk], actor=coordinator, shown=shown)
    approve([rows[0].pk], actor=coordinator, shown={rows[0].pk: 2000})
    assert (again(rows[0]).approval, again(rows[0]).cost_cents) == (Approval.APPROVED, 2000)


def test_what_costs_less_than_was_shown_is_approved(date, teacher, coordinator) -> None:
    row = ask(date, teacher)
    approve([row.pk], actor=coordinator, shown={row.pk: 9900})
    assert again(row).cost_cents == 0
