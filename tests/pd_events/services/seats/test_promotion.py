"""The waiting list moves."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from pd_events.enums import Approval, EventState, Seat, Skipped
from pd_events.errors import ListClosed, NoSeat
from pd_events.models import ClosedDay, EventDate, Registration
from pd_events.services.seats import leave, offer_to, promote_dates
from tests.factories.districts import DistrictFactory, member
from tests.factories.pd_events import DistrictShareFactory, EventDateFactory, again, ask, home_of, seats, teachers

pytestmark = pytest.mark.django_db


def full_date(**fields: object) -> tuple[EventDate, Registration]:
    """A date whose one seat is taken."""
    date = EventDateFactory(capacity=1, **fields)
    return date, ask(date, teachers(1)[0])


def test_a_seat_given_back_is_offered_to_the_first_in_line() -> None:
    date, seated = full_date()
    first, second = (ask(date, person) for person in teachers(2))
    leave(seated, actor=seated.person)
    assert (again(first).seat, again(second).seat) == (Seat.OFFERED, Seat.WAITING)
    assert again(second).skipped == Skipped.FULL


def test_an_event_may_seat_the_next_at_once() -> None:
    date, seated = full_date(event__seats_by_itself=True)
    next_one = ask(date, teachers(1)[0])
    leave(seated, actor=seated.person)
    assert again(next_one).seat == Seat.CONFIRMED


def test_seven_free_seats_go_to_the_seven_earliest_of_ten() -> None:
    date = EventDateFactory(capacity=0, event__seats_by_itself=True)
    rows = [ask(date, person) for person in teachers(10)]
    EventDate.objects.filter(pk=date.pk).update(capacity=7)
    promote_dates([date.pk])
    assert [again(row).seat for row in rows] == [Seat.CONFIRMED] * 7 + [Seat.WAITING] * 3


def test_priority_beats_time() -> None:
    date, seated = full_date()
    first, urgent = (ask(date, person) for person in teachers(2))
    Registration.objects.filter(pk=urgent.pk).update(priority=1)
    leave(seated, actor=seated.person)
    assert (again(first).seat, again(urgent).seat) == (Seat.WAITING, Seat.OFFERED)


def test_a_district_at_its_cap_is_passed_by_and_the_next_is_served() -> None:
    capped = DistrictFactory()
    date = EventDateFactory(capacity=2)
    DistrictShareFactory(date=date, district=capped, cap=1)
    seated = ask(date, teachers(1)[0])
    ask(date, teachers(1, district=capped)[0])
    head = ask(date, teachers(1, district=capped)[0])
    behind = ask(date, teachers(1)[0])
    leave(seated, actor=seated.person)
    assert (again(head).seat, again(head).skipped) == (Seat.WAITING, Skipped.CAP)
    assert again(behind).seat == Seat.OFFERED


def test_whom_no_coordinator_has_approved_is_not_seated_by_a_larger_room() -> None:
    date = EventDateFactory(capacity=0, event__needs_approval=True, event__seats_by_itself=True)
    row = ask(date, teachers(1)[0])
    EventDate.objects.filter(pk=date.pk).update(capacity=5)
    promote_dates([date.pk])
    assert (again(row).seat, again(row).approval) == (Seat.WAITING, Approval.PENDING)


@pytest.mark.parametrize(
    "change",
    [
        {"starts_at": -1},
        {"list_closes_at": -1},
        {"state": "cancelled"},
        {"has_list": False},
    ],
)
def test_nobody_is_seated_after_the_start_the_lists_end_or_a_cancellation(change) -> None:
    date = EventDateFactory(capacity=0)
    row = ask(date, teachers(1)[0])
    moments = {name: timezone.now() + timedelta(hours=value) if value == -1 else value for name, value in change.items()}
    EventDate.objects.filter(pk=date.pk).update(capacity=5, **moments)
    promote_dates([date.pk])
    assert again(row).seat == Seat.WAITING


def test_nobody_is_seated_on_a_cancelled_event() -> None:
    date = EventDateFactory(capacity=0)
    row = ask(date, teachers(1)[0])
    EventDate.objects.filter(pk=date.pk).update(capacity=5)
    type(date.event).objects.filter(pk=date.event.pk).update(state=EventState.CANCELLED)
    promote_dates([date.pk])
    assert again(row).seat == Seat.WAITING


def test_an_offer_that_ran_out_goes_to_the_next() -> None:
    date, seated = full_date()
    first, second = (ask(date, person) for person in teachers(2))
    leave(seated, actor=seated.person)
    with time_machine.travel(again(first).expires_at + timedelta(minutes=1), tick=False):
        assert promote_dates() == 1
    assert (again(first).seat, again(second).seat) == (Seat.RELEASED, Seat.OFFERED)


def test_an_event_may_let_them_wait_again_at_the_end() -> None:
    date, seated = full_date(event__lapsed_offer="end")
    first, second = (ask(date, person) for person in teachers(2))
    leave(seated, actor=seated.person)
    with time_machine.travel(again(first).expires_at + timedelta(minutes=1), tick=False):
        promote_dates()
    assert (again(first).seat, again(second).seat) == (Seat.WAITING, Seat.OFFERED)
    assert again(first).joined_at > again(second).joined_at


def test_an_offers_clock_stands_still_on_the_days_that_district_is_closed() -> None:
    with time_machine.travel("2026-11-20T20:00:00-05:00", tick=False):  # a Friday evening
        open_school, closed_school = DistrictFactory(), DistrictFactory()
        ClosedDay.objects.create(district=closed_school, first="2026-11-23", last="2026-11-25", name="Harvest")
        ends = []
        for district in (open_school, closed_school):
            date, seated = full_date()
            row = ask(date, teachers(1, district=district)[0])
            leave(seated, actor=seated.person)
            ends.append(again(row).expires_at.date().isoformat())
    assert ends == ["2026-11-23", "2026-11-26"]


def test_who_was_seated_and_cancelled_gets_no_offer() -> None:
    date, seated = full_date()
    leave(seated, actor=seated.person)
    EventDate.objects.filter(pk=date.pk).update(capacity=5)
    promote_dates([date.pk])
    assert again(seated).seat == Seat.RELEASED


def test_with_promotion_by_hand_nobody_moves_until_the_organizer_says_so() -> None:
    date, seated = full_date(event__promotes=False)
    first, second = (ask(date, person) for person in teachers(2))
    organizer = member(Role.PD_COORDINATOR, district=date.event.district)
    leave(seated, actor=seated.person)
    assert seats(date) == {"waiting": 2, "released": 1}
    assert again(first).skipped == Skipped.BY_HAND
    assert offer_to(again(second), actor=organizer).seat == Seat.OFFERED
    with pytest.raises(NoSeat):
        offer_to(again(first), actor=organizer)


def test_only_who_runs_the_event_seats_by_hand(teacher, coordinator) -> None:
    date, _ = full_date()
    row = ask(date, teacher)
    for actor in (teacher, coordinator):
        with pytest.raises(NotAllowed):
            offer_to(row, actor=actor)


def test_no_offer_is_made_by_hand_once_the_date_has_begun(consortium_administrator) -> None:
    date, _ = full_date()
    row = ask(date, teachers(1)[0])
    EventDate.objects.filter(pk=date.pk).update(starts_at=timezone.now(), capacity=9)
    with pytest.raises(ListClosed):
        offer_to(row, actor=consortium_administrator)


def test_a_newcomer_does_not_overtake_whoever_waits() -> None:
    date, seated = full_date(event__promotes=False)
    ask(date, teachers(1)[0])
    leave(seated, actor=seated.person)
    assert ask(date, teachers(1)[0]).seat == Seat.WAITING
    assert home_of(seated.person) == seated.district
