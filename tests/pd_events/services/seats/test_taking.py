"""Asking for seats."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Audience, Role
from pd_events.enums import Approval, EventState, Fact, Seat, Skipped
from pd_events.errors import AlreadyStarted, DateClosed, ListClosed, NotYourDistrict
from pd_events.models import Registration
from pd_events.services.seats import Ask, leave, register
from tests.factories.districts import DistrictFactory, MembershipFactory, member
from tests.factories.pd_events import DistrictShareFactory, EventDateFactory, ask, home_of, seats, teachers

pytestmark = pytest.mark.django_db


def test_a_teacher_gets_a_seat_and_the_counter_knows(teacher) -> None:
    date = EventDateFactory()
    made = ask(date, teacher)
    date.refresh_from_db()
    assert (made.seat, made.approval, date.taken) == (Seat.CONFIRMED, Approval.NOT_NEEDED, 1)
    (line,) = made.history.all()
    assert (line.fact, line.before, line.after, line.actor) == (Fact.SEAT, Seat.NONE, Seat.CONFIRMED, teacher)


def test_who_comes_after_the_last_seat_waits_and_reads_why() -> None:
    date = EventDateFactory(capacity=1)
    first, second = teachers(2)
    ask(date, first)
    waiting = ask(date, second)
    assert (waiting.seat, waiting.skipped) == (Seat.WAITING, Skipped.FULL)
    date.refresh_from_db()
    assert date.taken == 1


def test_registering_again_is_the_same_row(teacher) -> None:
    date = EventDateFactory()
    assert ask(date, teacher).pk == ask(date, teacher).pk
    assert Registration.objects.count() == 1


def test_the_same_attempt_twice_does_not_undo_a_cancellation(teacher) -> None:
    date = EventDateFactory()
    made = ask(date, teacher, key="attempt")
    leave(made, actor=teacher)
    assert ask(date, teacher, key="attempt").seat == Seat.RELEASED
    assert ask(date, teacher, key="another").seat == Seat.CONFIRMED
    assert Registration.objects.count() == 1


def test_who_gave_a_seat_back_starts_anew_at_the_end_of_the_list() -> None:
    date = EventDateFactory(capacity=1)
    first, second, third = teachers(3)
    ask(date, first)
    ask(date, second)
    early = ask(date, third)
    leave(early, actor=third)
    late = ask(date, third)
    assert [row.person for row in Registration.objects.waiting()] == [second, third]
    assert late.pk == early.pk


def test_a_request_that_needs_approval_holds_a_seat_until_the_decision(teacher) -> None:
    date = EventDateFactory(event__needs_approval=True)
    made = ask(date, teacher)
    assert (made.seat, made.approval) == (Seat.HELD, Approval.PENDING)
    assert timezone.now() < made.expires_at < date.starts_at


def test_a_hold_that_ran_out_frees_the_seat_without_any_job() -> None:
    date = EventDateFactory(capacity=1, event__needs_approval=True)
    first, second = teachers(2)
    held = ask(date, first)
    Registration.objects.filter(pk=held.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    assert ask(date, second).seat == Seat.HELD
    held.refresh_from_db()
    assert (held.seat, held.approval) == (Seat.WAITING, Approval.PENDING)


def test_a_coordinator_registers_her_own_people_and_that_approves_it(coordinator, teacher, teacher_elsewhere) -> None:
    date = EventDateFactory(event__needs_approval=True)
    made = ask(date, teacher, by=coordinator)
    assert (made.seat, made.approval, made.decided_by, made.registered_by) == (
        Seat.CONFIRMED, Approval.APPROVED, coordinator, coordinator,
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        ask(date, teacher_elsewhere, by=coordinator)


def test_a_teacher_registers_nobody_else(teacher, coordinator) -> None:
    with pytest.raises(NotAllowed):
        ask(EventDateFactory(), coordinator, by=teacher)


def test_nobody_takes_another_districts_seats(teacher, other_district) -> None:
    date = EventDateFactory()
    with pytest.raises(NotYourDistrict):
        register([Ask(date.pk, teacher, other_district)], actor=teacher)


def test_an_outsider_gets_no_seat(outsider) -> None:
    date = EventDateFactory(event__audience=Audience.PUBLIC)
    with pytest.raises(NotYourDistrict):
        ask(date, outsider)


def test_an_event_that_is_hidden_takes_nobody(teacher) -> None:
    for hidden in ({"event__audience": Audience.DISTRICT}, {"event__state": EventState.DRAFT}):
        with pytest.raises(NotAllowed):
            ask(EventDateFactory(**hidden), teacher)
    with pytest.raises(NotAllowed):
        register([Ask(0, teacher, home_of(teacher))], actor=teacher)


def test_a_closed_begun_or_cancelled_date_refuses_every_path(teacher, coordinator) -> None:
    past, soon = timezone.now() - timedelta(hours=1), timezone.now() + timedelta(hours=1)
    for fields, error in (
        ({"closes_at": past}, DateClosed),
        ({"opens_at": soon}, DateClosed),
        ({"starts_at": past}, AlreadyStarted),
        ({"state": "cancelled"}, DateClosed),
        ({"event__state": EventState.CANCELLED}, DateClosed),
    ):
        date = EventDateFactory(**fields)
        for actor in (teacher, coordinator):
            with pytest.raises(error):
                ask(date, teacher, by=actor)


def test_a_full_date_without_a_list_says_so() -> None:
    date = EventDateFactory(capacity=0, has_list=False)
    with pytest.raises(ListClosed):
        ask(date, teachers(1)[0])


def test_without_a_limit_everybody_comes() -> None:
    date = EventDateFactory(capacity=None)
    for person in teachers(4):
        ask(date, person)
    assert seats(date) == {"confirmed": 4}


def test_a_cap_and_a_reserve_are_honoured() -> None:
    date = EventDateFactory(capacity=3)
    alder, birch = DistrictFactory(), DistrictFactory()
    DistrictShareFactory(date=date, district=alder, reserve=1)
    DistrictShareFactory(date=date, district=birch, cap=1)
    assert [ask(date, person).seat for person in teachers(2, district=birch)] == [Seat.CONFIRMED, Seat.WAITING]
    assert [ask(date, person).seat for person in teachers(2)] == [Seat.CONFIRMED, Seat.WAITING]
    assert ask(date, teachers(1, district=alder)[0]).seat == Seat.CONFIRMED


def test_a_released_reserve_is_open_to_all(teacher) -> None:
    date = EventDateFactory(capacity=1)
    share = DistrictShareFactory(date=date, reserve=1)
    assert ask(date, teachers(1)[0]).seat == Seat.WAITING
    share.released_at = timezone.now() - timedelta(minutes=1)
    share.save()
    assert ask(date, teacher).seat == Seat.WAITING, "who waits already comes first"
    assert seats(date) == {"offered": 1, "waiting": 1}


def test_two_dates_are_taken_together_or_not_at_all(teacher) -> None:
    open_date, closed = EventDateFactory(), EventDateFactory(capacity=0, has_list=False)
    with pytest.raises(ListClosed):
        register([Ask(date.pk, teacher, home_of(teacher)) for date in (open_date, closed)], actor=teacher)
    assert Registration.objects.count() == 0
    open_date.refresh_from_db()
    assert open_date.taken == 0


def test_asking_costs_the_same_however_full_the_date_is(django_assert_num_queries, django_assert_max_num_queries) -> None:
    date = EventDateFactory(capacity=50)
    people = teachers(12)
    with django_assert_max_num_queries(20) as first:
        ask(date, people[0])
    for person in people[1:11]:
        ask(date, person)
    with django_assert_num_queries(len(first)):
        ask(date, people[11])


def test_who_has_two_districts_says_for_which(teacher, other_district) -> None:
    MembershipFactory(user=teacher, district=other_district, roles=[Role.TEACHER])
    date = EventDateFactory()
    (made,) = register([Ask(date.pk, teacher, other_district)], actor=teacher)
    assert made.district == other_district


def test_the_coordinators_are_told_once_for_a_whole_district(coordinator, own_district) -> None:
    dates = [EventDateFactory(event__needs_approval=True) for _ in range(2)]
    person = member(Role.TEACHER, district=own_district)
    register([Ask(date.pk, person, own_district) for date in dates], actor=person)
    assert coordinator.notifications.filter(kind="training_request").count() == 1


def test_where_a_district_has_no_coordinator_its_administrator_is_told(own_district, district_administrator, teacher) -> None:
    ask(EventDateFactory(event__needs_approval=True), teacher)
    assert district_administrator.notifications.filter(kind="training_request").count() == 1
    member(Role.PD_COORDINATOR, district=own_district)
    ask(EventDateFactory(event__needs_approval=True), teacher)
    assert district_administrator.notifications.filter(kind="training_request").count() == 1
