"""To whom a message would go."""

import pytest

from pd_events.enums import Group
from pd_events.selectors.messages import districts_on, messages_on, people_in
from tests.factories.pd_events import EventDateFactory, ask, home_of, teachers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_a_group_is_who_is_in_it_now(number, django_assert_num_queries) -> None:
    date, seated, waiting = EventDateFactory(capacity=number), teachers(number), teachers(number)
    for person in (*seated, *waiting):
        ask(date, person)
    home = home_of(seated[0])
    with django_assert_num_queries(4):
        assert set(people_in(date, Group.SEATED, None)) == set(seated)
        assert set(people_in(date, Group.WAITING, None)) == set(waiting)
        assert people_in(date, Group.UNSETTLED, None) == []
        assert set(people_in(date, Group.ALL, home)) == set(seated)


def test_districts_are_those_with_people_on_the_date(django_assert_num_queries) -> None:
    date, people = EventDateFactory(), teachers(2)
    for person in people:
        ask(date, person)
    home = home_of(people[0])
    with django_assert_num_queries(2):
        assert districts_on(date) == [home]
        assert messages_on(date) == []
