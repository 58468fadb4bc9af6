"""What is in the way of a day is said before asking and to whoever decides, and forbids nothing."""

from datetime import timedelta

import pytest

from pd_events.models import ClosedDay
from pd_events.selectors.clashes import clashes_before_asking, clashes_for
from tests.factories.districts import DistrictFactory, MembershipFactory, member
from tests.factories.pd_events import EventDateFactory, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(db):
    return EventDateFactory(event__needs_approval=True, capacity=9)


def across(date, **fields):
    return EventDateFactory(starts_at=date.starts_at + timedelta(hours=1), capacity=9, **fields)


def closed(district, date, name: str = "Mud week") -> ClosedDay:
    day = date.local_start.date()
    return ClosedDay.objects.create(district=district, first=day - timedelta(days=2), last=day, name=name)


def test_before_asking_one_reads_of_other_trainings_and_days_off(date, teacher, own_district, other_district) -> None:
    other, after = across(date), EventDateFactory(starts_at=date.ends_at)
    ask(other, teacher)
    ask(after, teacher)
    closed(own_district, date)
    closed(other_district, date, "Fair")
    words = [clash.words for clash in clashes_before_asking([date], teacher, [own_district])]
    assert len(words) == 2
    assert words[0].startswith(f"You have something else then: “{other.event}”")
    assert words[1] == "Alder Creek is closed then: Mud week"
    later = EventDateFactory(starts_at=date.ends_at + timedelta(days=30))
    assert clashes_before_asking([later], teacher, [own_district]) == []


def test_whoever_decides_reads_of_them_too(date, teacher, own_district) -> None:
    ask(across(date), teacher)
    closed(own_district, date)
    row = ask(date, teacher)
    first, second = clashes_for([row])[row.pk]
    assert first.startswith("Has “Reading by the river")
    assert second == "Closed: Mud week"


def test_what_somebody_attends_for_another_district_is_not_named(date, teacher, own_district) -> None:
    second_home = DistrictFactory(name="Zinc Hollow")
    elsewhere = across(date, event__title="A secret training")
    row = ask(date, teacher)
    MembershipFactory(user=teacher, district=second_home)
    from pd_events.services.seats import Ask, register

    register([Ask(elsewhere.pk, teacher, second_home)], actor=teacher)
    assert clashes_for([row])[row.pk] == ["Has another training then"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_takes_two_queries(date, number, own_district, django_assert_num_queries) -> None:
    other = across(date)
    rows = []
    for person in [member(district=own_district) for _ in range(number)]:
        ask(other, person)
        rows.append(ask(date, person))
    with django_assert_num_queries(2):
        assert len(clashes_for(rows)) == number
    with django_assert_num_queries(2):
        clashes_before_asking([row.date for row in rows], rows[0].person, [own_district])
    assert clashes_for([]) == {}
