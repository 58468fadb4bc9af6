"""What was declined can be taken up again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pd_events.enums import Approval, Fact, Seat
from pd_events.errors import DateClosed, NothingToDecide
from pd_events.models import EventDate
from pd_events.services.seats import approve, decline, reset
from tests.factories.pd_events import EventDateFactory, again, ask, teachers

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(db):
    return EventDateFactory(event__needs_approval=True, capacity=1)


@pytest.fixture
def declined(date, teacher, coordinator):
    row = ask(date, teacher)
    decline([row.pk], reason="No cover that day.", actor=coordinator)
    return again(row)


def test_it_waits_again_with_its_reason_in_the_history(declined, coordinator) -> None:
    reset(declined, actor=coordinator)
    row = again(declined)
    assert (row.approval, row.seat, row.reason, row.decided_by) == (Approval.PENDING, Seat.HELD, "", None)
    assert row.history.get(fact=Fact.APPROVAL, after=Approval.DECLINED).reason == "No cover that day."
    approve([row.pk], actor=coordinator)
    assert again(row).seat == Seat.CONFIRMED


def test_it_goes_to_the_end_of_the_line(declined, date, coordinator) -> None:
    ask(date, teachers(1)[0])
    reset(declined, actor=coordinator)
    assert again(declined).seat == Seat.WAITING


def test_not_for_others_nor_twice_nor_where_they_have_asked_anew(declined, date, coordinator, teacher, teacher_elsewhere) -> None:
    for actor in (teacher, teacher_elsewhere):
        with pytest.raises(NothingToDecide):
            reset(declined, actor=actor)
    ask(date, teacher)
    with pytest.raises(NothingToDecide):
        reset(declined, actor=coordinator)


def test_not_on_a_date_that_takes_nobody(declined, date, coordinator) -> None:
    EventDate.objects.filter(pk=date.pk).update(closes_at=timezone.now() - timedelta(hours=1))
    with pytest.raises(DateClosed):
        reset(declined, actor=coordinator)
    assert again(declined).approval == Approval.DECLINED
