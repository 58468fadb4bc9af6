"""What changes about a request asks the coordinator again."""

import pytest

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from pd_events.enums import Approval, Billing, Fact, Seat, Substitute
from pd_events.errors import NoSeat
from pd_events.services.events import update_event
from pd_events.services.seats import approve, change_substitute, decline, leave
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, again, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(db):
    return EventDateFactory(event__needs_approval=True, event__cost_cents=2000)


@pytest.fixture
def seated(date, teacher, coordinator):
    row = ask(date, teacher)
    approve([row.pk], actor=coordinator)
    return again(row)


@pytest.fixture
def host(date):
    return member(Role.PD_COORDINATOR, district=date.event.district)


def told(person, words: str) -> int:
    return Notification.objects.filter(recipient=person, text__contains=words).count()


def test_needing_more_asks_again_and_keeps_the_seat(seated, teacher, coordinator) -> None:
    change_substitute(seated, substitute=Substitute.HALF, actor=teacher)
    row = again(seated)
    assert (row.seat, row.approval, row.substitute) == (Seat.CONFIRMED, Approval.PENDING, Substitute.HALF)
    assert row.decide_by is not None
    assert row.history.filter(fact=Fact.APPROVAL, before=Approval.APPROVED, after=Approval.PENDING).count() == 1
    assert told(coordinator, "half a day now") == 1


def test_needing_less_is_told_and_not_asked(seated, teacher, coordinator) -> None:
    change_substitute(seated, substitute=Substitute.FULL, actor=coordinator)
    assert again(seated).approval == Approval.APPROVED
    change_substitute(seated, substitute=Substitute.HALF, actor=teacher)
    assert (again(seated).approval, told(coordinator, "half a day now")) == (Approval.APPROVED, 1)
    change_substitute(seated, substitute=Substitute.HALF, actor=teacher)
    assert told(coordinator, "half a day now") == 1


def test_nobody_else_changes_it_and_a_place_given_back_has_none(seated, teacher, teacher_elsewhere, host) -> None:
    for actor in (teacher_elsewhere, host):
        with pytest.raises(NotAllowed):
            change_substitute(seated, substitute=Substitute.FULL, actor=actor)
    leave(seated, actor=teacher)
    with pytest.raises(NoSeat):
        change_substitute(seated, substitute=Substitute.FULL, actor=teacher)


def test_a_higher_cost_is_put_on_nobody_before_the_own_coordinator_agrees(seated, date, host, coordinator, teacher) -> None:
    update_event(date.event, facts={"cost_cents": 5000}, actor=host)
    row = again(seated)
    assert (row.seat, row.approval, row.cost_cents) == (Seat.CONFIRMED, Approval.PENDING, 2000)
    assert told(coordinator, "It costs $50.00 a person, not $20.00.") == 1
    assert told(teacher, "The training costs more") == 1
    approve([row.pk], actor=coordinator)
    assert (again(seated).cost_cents, again(seated).approval) == (5000, Approval.APPROVED)


def test_a_lower_cost_holds_at_once(seated, date, host, coordinator) -> None:
    update_event(date.event, facts={"cost_cents": 500}, actor=host)
    assert (again(seated).cost_cents, again(seated).approval) == (500, Approval.APPROVED)
    assert told(coordinator, "It costs") == 0


def test_a_free_training_that_gets_a_cost_is_billed_once_approved(date, teacher, coordinator, host) -> None:
    update_event(date.event, facts={"cost_cents": 0}, actor=host)
    row = ask(date, teacher)
    approve([row.pk], actor=coordinator)
    update_event(date.event, facts={"cost_cents": 700}, actor=host)
    assert again(row).billing == Billing.NONE
    approve([row.pk], actor=coordinator)
    assert (again(row).billing, again(row).cost_cents) == (Billing.UNBILLED, 700)


def test_a_changed_request_that_is_declined_gives_the_seat_back(seated, teacher, coordinator) -> None:
    change_substitute(seated, substitute=Substitute.FULL, actor=teacher)
    decline([seated.pk], reason="No cover that day.", actor=coordinator)
    assert (again(seated).seat, again(seated).reason) == (Seat.RELEASED, "No cover that day.")
