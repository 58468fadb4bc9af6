"""What is to be arranged, for those who arrange it."""

import pytest

from clearinghouse.districts.enums import Role
from pd_events.selectors.accommodations import arranges_somewhere, own_needs, readers_of, to_arrange
from pd_events.services.accommodations import ask_for, withdraw
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, ask

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_one_query(number, own_district, coordinator, django_assert_num_queries) -> None:
    date = EventDateFactory(capacity=9)
    for person in [member(district=own_district) for _ in range(number)]:
        ask_for(ask(date, person), text="A step-free room.", actor=person)
    with django_assert_num_queries(1):
        shown = [f"{need.registration.person} {need.registration.date.event} {need.owner}" for need in to_arrange(coordinator)]
    assert len(shown) == number


def test_what_was_taken_back_is_on_the_persons_page_only(teacher, coordinator) -> None:
    row = ask(EventDateFactory(), teacher)
    withdraw(ask_for(row, text="A step-free room.", actor=teacher), actor=teacher)
    assert not to_arrange(coordinator).exists()
    assert [need.state for need in own_needs(row)] == ["withdrawn"]


def test_the_form_names_who_will_read_it(teacher, coordinator, own_district) -> None:
    contact = member(Role.TEACHER, first_name="Lee", last_name="Jones")
    event = EventDateFactory(event__district=contact.memberships.get().district, event__accommodation_contact=contact).event
    assert readers_of(event, [own_district]) == f"{coordinator}, Lee Jones"
    assert arranges_somewhere(coordinator)
    assert arranges_somewhere(contact)
    assert not arranges_somewhere(teacher)
