"""What we hold about a person here."""

import pytest

from clearinghouse.accounts.services.privacy import erase_person, export_person
from pd_events.enums import Seat
from pd_events.services.feeds import make_feed
from tests.factories.pd_events import EventDateFactory, again, ask, teachers

pytestmark = pytest.mark.django_db


def test_a_person_is_handed_what_we_noted(teacher) -> None:
    ask(EventDateFactory(event__needs_approval=True), teacher, note="I see the doctor.")
    (held,) = export_person(teacher)["events"]["registrations"]
    assert (held["seat"], held["note"], len(held["history"])) == ("held", "I see the doctor.", 2)


def test_who_leaves_gives_seats_back_and_private_words_are_forgotten() -> None:
    date = EventDateFactory(capacity=1, event__needs_approval=False)
    leaving, next_one = teachers(2)
    row, waiting = ask(date, leaving, note="I see the doctor."), ask(date, next_one)
    make_feed(owner=leaving)
    erase_person(leaving, actor=leaving)
    assert (again(row).seat, again(row).note) == (Seat.RELEASED, "")
    assert again(waiting).seat == Seat.OFFERED
    assert leaving.calendar_feeds.count() == 0
