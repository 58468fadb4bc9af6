"""Changing a date, and calling it off."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from pd_events.enums import Approval, DateState, Seat
from pd_events.errors import Final, ReasonMissing, ReservesTooLarge
from pd_events.models import DistrictShare, EventDate
from pd_events.services.dates import add_date, cancel_date, change_capacity, change_date
from pd_events.services.seats import approve
from tests.factories.districts import DistrictFactory, member
from tests.factories.pd_events import EventDateFactory, again, ask, seats, teachers

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(own_district) -> EventDate:
    return EventDateFactory(event__district=own_district, event__needs_approval=False)


def test_a_larger_room_goes_down_the_waiting_list(date, coordinator) -> None:
    rows = [ask(date, person) for person in teachers(4)]
    change_capacity(date, capacity=3, actor=coordinator)
    assert [again(row).seat for row in rows] == [Seat.CONFIRMED, Seat.CONFIRMED, Seat.OFFERED, Seat.WAITING]


def test_a_smaller_room_throws_nobody_out_and_takes_nobody_in(date, coordinator) -> None:
    rows = [ask(date, person) for person in teachers(2)]
    change_capacity(date, capacity=1, actor=coordinator)
    newcomer = ask(date, teachers(1)[0])
    assert [again(row).seat for row in rows] == [Seat.CONFIRMED] * 2
    assert newcomer.seat == Seat.WAITING
    date.refresh_from_db()
    assert (date.taken, date.grandfathered) == (2, 2)


def test_the_allowance_of_a_cut_room_shrinks_as_people_leave(date, coordinator) -> None:
    from pd_events.services.seats import leave

    rows = [ask(date, person) for person in teachers(2)]
    change_capacity(date, capacity=0, actor=coordinator)
    leave(rows[0], actor=rows[0].person)
    date.refresh_from_db()
    assert (date.taken, date.grandfathered) == (1, 1)
    leave(rows[1], actor=rows[1].person)
    date.refresh_from_db()
    assert (date.taken, date.grandfathered) == (0, 0)


def test_other_hours_ask_the_coordinator_again_and_the_seat_stays(date, coordinator, teacher) -> None:
    type(date.event).objects.update(needs_approval=True)
    row = ask(date, teacher)
    approve([row.pk], actor=coordinator)
    later = {"starts_at": date.starts_at + timedelta(hours=1), "ends_at": date.ends_at + timedelta(hours=1)}
    changed = change_date(date, facts=later, actor=coordinator)
    assert changed.sequence == 1
    assert (again(row).seat, again(row).approval) == (Seat.CONFIRMED, Approval.PENDING)
    approve([row.pk], actor=coordinator)
    assert (again(row).seat, again(row).approval) == (Seat.CONFIRMED, Approval.APPROVED)


def test_another_presenter_is_no_reason_to_write_to_anybody(date, coordinator, teacher) -> None:
    ask(date, teacher)
    assert change_date(date, facts={"presenter": "Ada Brook"}, actor=coordinator).sequence == 0


def test_only_who_runs_the_event_changes_it(date, teacher, curator) -> None:
    elsewhere = member(Role.PD_COORDINATOR)
    for actor in (teacher, curator, elsewhere):
        with pytest.raises(NotAllowed):
            change_capacity(date, capacity=9, actor=actor)
        with pytest.raises(NotAllowed):
            cancel_date(date, reason="Snow.", actor=actor)
        with pytest.raises(NotAllowed):
            add_date(
                date.event, facts={"starts_at": date.starts_at, "ends_at": date.ends_at, "district": date.district}, actor=actor
            )


def test_more_cannot_be_promised_than_the_room_has(date, coordinator) -> None:
    share = DistrictShare(district=DistrictFactory(), reserve=3)
    with pytest.raises(ReservesTooLarge):
        change_date(date, facts={}, shares=[share], actor=coordinator)
    assert date.shares.count() == 0


def test_a_date_that_ends_before_it_starts_is_refused(date, coordinator) -> None:
    with pytest.raises(ValidationError):
        change_date(date, facts={"ends_at": date.starts_at - timedelta(hours=1)}, actor=coordinator)


def test_calling_a_date_off_gives_every_place_back_and_cannot_be_undone(date, coordinator) -> None:
    for person in teachers(3):
        ask(date, person)
    cancel_date(date, reason="Snow.", actor=coordinator)
    date.refresh_from_db()
    assert (date.state, date.cancelled_because, date.taken, date.sequence) == (DateState.CANCELLED, "Snow.", 0, 1)
    assert seats(date) == {"released": 3}
    with pytest.raises(Final):
        change_capacity(date, capacity=9, actor=coordinator)
    cancel_date(date, reason="Ice.", actor=coordinator)
    date.refresh_from_db()
    assert date.cancelled_because == "Snow."


def test_calling_off_needs_a_reason(date, coordinator) -> None:
    with pytest.raises(ReasonMissing):
        cancel_date(date, reason=" ", actor=coordinator)


def test_a_date_is_added_with_what_each_district_has(date, coordinator) -> None:
    facts = {"starts_at": date.starts_at, "ends_at": date.ends_at, "district": date.district, "capacity": 5}
    made = add_date(date.event, facts=facts, shares=[DistrictShare(district=date.district, reserve=2, cap=4)], actor=coordinator)
    assert list(made.shares.values_list("reserve", "cap")) == [(2, 4)]
