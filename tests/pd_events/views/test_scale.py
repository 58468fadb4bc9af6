"""However long the list and the roster are, they take few queries."""

import pytest

from tests.factories.pd_events import EventDateFactory, ask, teachers

pytestmark = pytest.mark.django_db
MOST = 12


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_of_events_takes_at_most_twelve_queries(number, client_for, teacher, django_assert_max_num_queries) -> None:
    for _ in range(number):
        date = EventDateFactory(capacity=1)
    for person in [teacher, *teachers(2)]:
        ask(date, person)
    browser = client_for(teacher)
    browser.get("/events/")
    with django_assert_max_num_queries(MOST):
        assert browser.get("/events/").status_code == 200


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_roster_takes_at_most_twelve_queries(
    number, client_for, coordinator, own_district, django_assert_max_num_queries
) -> None:
    date = EventDateFactory(capacity=2, event__district=own_district)
    for person in teachers(number):
        ask(date, person)
    browser = client_for(coordinator)
    with django_assert_max_num_queries(MOST):
        assert browser.get(f"/events/dates/{date.pk}/roster/").status_code == 200
