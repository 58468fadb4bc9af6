"""Who is on a date: all of them in order, and a page of them with the numbers of all."""

import pytest

from clearinghouse.core.pagination import NoSuchPage
from pd_events.models import Registration
from pd_events.selectors import rosters
from pd_events.selectors.rosters import last_page, roster, roster_page, seats_by_district
from pd_events.services.seats import leave
from tests.factories.districts import DistrictFactory, member
from tests.factories.pd_events import EventDateFactory, ask, teachers

pytestmark = pytest.mark.django_db


def named(date, *names: str) -> list[Registration]:
    district = DistrictFactory()
    return [ask(date, member(district=district, last_name=name)) for name in names]


def test_a_roster_is_by_name_and_then_the_list_in_its_order() -> None:
    date = EventDateFactory(capacity=3)
    rows = named(date, "Young", "adams", "Brook", "Moss", "Abel", "Carver")
    Registration.objects.filter(pk=rows[5].pk).update(priority=1)
    assert [row.person.last_name for row in roster(date)] == ["adams", "Brook", "Young", "Carver", "Moss", "Abel"]
    leave(rows[3], actor=rows[3].person)
    assert len(roster(date)) == 5


def test_pages_are_the_roster_cut_with_the_numbers_of_all(monkeypatch) -> None:
    monkeypatch.setattr(rosters, "PAGE", 2)
    date = EventDateFactory(capacity=3)
    named(date, "Young", "Adams", "Brook", "Moss", "Abel")
    pages = [roster_page(date, number) for number in (None, "2", 3)]
    assert [row for one in pages for row in (*one.seated, *one.waiting)] == roster(date)
    assert [(len(one.seated), len(one.waiting)) for one in pages] == [(2, 0), (1, 1), (0, 1)]
    assert [one.first_place for one in pages[1:]] == [1, 2]
    assert {(one.all_seated, one.all_waiting, one.line_begins_on, len(one.by_district)) for one in pages} == {(3, 2, 2, 1)}
    assert last_page(date) == 3
    with pytest.raises(NoSuchPage):
        roster_page(date, 4)


def test_a_date_nobody_asked_for_has_one_empty_page() -> None:
    date = EventDateFactory()
    page = roster_page(date, None)
    assert (page.seated, page.waiting, page.by_district, page.line_begins_on, last_page(date)) == ((), (), [], 0, 1)


def test_districts_are_counted_with_their_seats_and_who_waits() -> None:
    date, many, few = EventDateFactory(capacity=3), DistrictFactory(name="Many"), DistrictFactory(name="Few")
    for person in [*teachers(2, district=many), *teachers(2, district=few)]:
        ask(date, person)
    ask(EventDateFactory(), teachers(1, district=few)[0])
    assert [(row.name, row.taking, row.waiting, row.taking_share) for row in seats_by_district(date)] == [
        ("Many", 2, 0, 100),
        ("Few", 1, 1, 50),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_a_roster_is_one_query_and_a_page_of_it_two(number, django_assert_num_queries) -> None:
    date = EventDateFactory(capacity=2)
    for person in teachers(number):
        ask(date, person)
    with django_assert_num_queries(1):
        assert len({(str(row.person), str(row.district)) for row in roster(date)}) == number
    with django_assert_num_queries(2):
        page = roster_page(date, 1)
        assert len({(str(row.person), str(row.district)) for row in (*page.seated, *page.waiting)}) == number
