"""However long the list and the roster are, they take few queries, and so does asking for a seat."""

import pytest
from django.db import connection

from tests.factories.pd_events import EventDateFactory, ask, home_of, teachers

pytestmark = pytest.mark.django_db
MOST = 12
POST = {"postgresql": 7, "sqlite": 18}


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


@pytest.mark.parametrize("number", [1, 3, 120])
def test_a_roster_takes_at_most_twelve_queries(
    number, client_for, coordinator, own_district, django_assert_max_num_queries
) -> None:
    date = EventDateFactory(capacity=2, event__district=own_district)
    for person in teachers(number):
        ask(date, person)
    browser = client_for(coordinator)
    with django_assert_max_num_queries(MOST):
        assert browser.get(f"/events/dates/{date.pk}/roster/").status_code == 200


@pytest.mark.parametrize("number", [1, 3, 30])
def test_asking_takes_the_same_queries_however_many_came_before(number, client_for, teacher, django_assert_num_queries) -> None:
    """Two for who it is, five for the form, one for the person's places, ten with the transaction; PostgreSQL sends those of each part together."""
    date = EventDateFactory(capacity=50)
    for person in teachers(number):
        ask(date, person)
    browser, district = client_for(teacher), home_of(teacher).pk
    with django_assert_num_queries(POST[connection.vendor]):
        answer = browser.post(f"/events/dates/{date.pk}/register/", {"district": district, "substitute": "none", "key": "one"})
    assert answer.status_code == 302


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_page_of_an_event_takes_the_same_few_queries_however_many_dates(
    number, client_for, teacher, django_assert_max_num_queries
) -> None:
    """Fourteen, of which three are for who it is, two for the head of every page and one for the talk about it."""
    date = EventDateFactory(capacity=2)
    for _ in range(number - 1):
        EventDateFactory(event=date.event)
    for person in [teacher, *teachers(2)]:
        ask(date, person)
    browser = client_for(teacher)
    browser.get(date.event.get_absolute_url())
    with django_assert_max_num_queries(14):
        assert browser.get(date.event.get_absolute_url()).status_code == 200
