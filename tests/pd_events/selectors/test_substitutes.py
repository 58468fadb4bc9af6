"""How many substitutes of a building are taken, and which days need one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pd_events.models import Building
from pd_events.selectors.substitutes import buildings_of, covers_for, last_building, substitute_days
from pd_events.services.seats import approve
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def ridge(own_district) -> Building:
    return Building.objects.create(district=own_district, name="Ridge School", substitutes=3)


@pytest.fixture
def date(db):
    """On one day of the district, at whatever hour this runs."""
    morning = (timezone.now() + timedelta(days=21)).replace(hour=15)
    return EventDateFactory(capacity=20, event__needs_approval=True, starts_at=morning)


def asking(date, ridge, number: int, **fields):
    people = [member(district=ridge.district) for _ in range(number)]
    return [ask(date, person, **{"substitute": "full", "building": ridge, **fields}) for person in people]


def test_the_approver_reads_how_many_of_the_building_are_taken(date, ridge, coordinator) -> None:
    approve([row.pk for row in asking(date, ridge, 2)], actor=coordinator)
    asking(date, ridge, 1, substitute="none")
    (row,) = asking(date, ridge, 1, substitute="half")
    asking(date, ridge, 1)
    cover = covers_for([row])[row.pk]
    assert cover.words == "2 of 3 substitutes of Ridge School that day are taken, 1 more is asked for"
    assert not cover.is_full


def test_another_day_and_another_building_do_not_count(date, ridge, own_district, coordinator) -> None:
    elsewhere = Building.objects.create(district=own_district, name="Valley School", substitutes=0)
    other_day = EventDateFactory(
        capacity=20, event__needs_approval=True, starts_at=date.starts_at.replace(year=date.starts_at.year + 1)
    )
    rows = [*asking(date, elsewhere, 1), *asking(other_day, ridge, 1)]
    approve([row.pk for row in rows], actor=coordinator)
    ours, theirs = asking(date, ridge, 1) + asking(date, elsewhere, 1)
    found = covers_for([ours, theirs])
    assert found[ours.pk].words == "0 of 3 substitutes of Ridge School that day are taken"
    assert found[theirs.pk].is_full
    ridge.substitutes = None
    ridge.save()
    assert covers_for([ours])[ours.pk].words == "0 substitutes of Ridge School are taken that day"


@pytest.mark.parametrize("number", [1, 3])
def test_covers_and_days_take_a_fixed_number_of_queries(date, ridge, number, coordinator, django_assert_num_queries) -> None:
    rows = asking(date, ridge, number)
    with django_assert_num_queries(2):
        covers_for(rows)
    with django_assert_num_queries(1):
        days = [f"{one.registration.person} {one.registration.building}" for one in substitute_days(coordinator)]
    assert len(days) == number


def test_days_are_those_of_the_own_district_on_which_somebody_has_a_seat(
    date, ridge, coordinator, teacher, teacher_elsewhere
) -> None:
    (row,) = asking(date, ridge, 1)
    ask(date, teacher)
    ask(date, teacher_elsewhere, substitute="full")
    (day,) = substitute_days(coordinator)
    assert (day.registration, day.day) == (row, date.local_start.date())
    assert substitute_days(teacher) == []
    assert buildings_of(teacher) == []
    assert [building.places for building in buildings_of(coordinator)] == [1]
    assert last_building(row.person, [ridge]) == ridge.pk
