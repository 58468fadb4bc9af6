"""Where somebody stands, and what waits for a coordinator."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Role
from pd_events.models import EventDate, Registration
from pd_events.selectors.registrations import (
    colleagues_to_take_over,
    mine_on,
    out_on,
    places_in_line,
    requests_for,
    trainings_of,
)
from pd_events.services.seats import leave
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, ask, teachers

pytestmark = pytest.mark.django_db


def test_a_person_sees_their_own_a_coordinator_her_districts_and_an_organizer_her_events(
    teacher, teacher_elsewhere, coordinator, curator, public, consortium_administrator
) -> None:
    date = EventDateFactory()
    organizer = member(Role.PD_COORDINATOR, district=date.event.district)
    own, others = ask(date, teacher), ask(date, teacher_elsewhere)

    def seen(user) -> set[Registration]:
        return set(Registration.objects.visible_to(user))

    assert (seen(teacher), seen(coordinator), seen(curator), seen(public)) == ({own}, {own}, set(), set())
    assert seen(organizer) == seen(consortium_administrator) == {own, others}


def test_a_person_who_waits_reads_their_place(teacher) -> None:
    date = EventDateFactory(capacity=0)
    for person in teachers(2):
        ask(date, person)
    row = ask(date, teacher)
    assert mine_on([date], teacher)[date.pk].place == 3
    assert places_in_line([]) == {}
    assert mine_on([date], member()) == {}
    leave(row, actor=teacher)
    assert not mine_on([date], teacher)[date.pk].registration.is_active


def test_my_trainings_are_those_to_come_and_those_that_are_over(teacher) -> None:
    coming, over = ask(EventDateFactory(), teacher), ask(EventDateFactory(), teacher)
    EventDate.objects.filter(pk=over.date_id).update(
        starts_at=timezone.now() - timedelta(days=2), ends_at=timezone.now() - timedelta(days=1)
    )
    left = ask(EventDateFactory(), teacher)
    leave(left, actor=teacher)
    ahead, behind = trainings_of(teacher)
    assert ([mine.registration for mine in ahead], [mine.registration for mine in behind]) == ([coming], [over])


def test_only_the_own_districts_requests_wait_for_a_coordinator(
    teacher, teacher_elsewhere, coordinator, consortium_administrator
) -> None:
    date = EventDateFactory(event__needs_approval=True)
    own = ask(date, teacher)
    ask(date, teacher_elsewhere)
    assert list(requests_for(coordinator)) == [own]
    assert list(requests_for(consortium_administrator)) == []
    EventDate.objects.update(starts_at=timezone.now() - timedelta(hours=1))
    assert list(requests_for(coordinator)) == []


def test_the_coordinator_sees_how_many_are_out_that_day(teacher, own_district) -> None:
    date = EventDateFactory(event__needs_approval=True)
    same_day = EventDateFactory(starts_at=date.starts_at + timedelta(minutes=5))
    other_day = EventDateFactory(starts_at=date.starts_at + timedelta(days=3))
    for other in (same_day, other_day):
        ask(other, member(district=own_district))
    ask(same_day, member())
    row = ask(date, teacher)
    assert out_on([row]) == {row.pk: 1}
    assert out_on([]) == {}


def test_only_colleagues_without_a_place_can_take_over(teacher, coordinator, own_district, teacher_elsewhere) -> None:
    date = EventDateFactory()
    busy = member(district=own_district)
    ask(date, busy)
    assert colleagues_to_take_over(ask(date, teacher)) == [coordinator]


@pytest.mark.parametrize("number", [1, 3])
def test_lists_take_the_same_queries_however_long(number, coordinator, own_district, django_assert_num_queries) -> None:
    date = EventDateFactory(capacity=2, event__needs_approval=True)
    for person in teachers(number, district=own_district):
        ask(date, person)
    with django_assert_num_queries(2):
        rows = list(requests_for(coordinator))
        [(str(row.person), str(row.date.event)) for row in rows]
        out_on(rows)
