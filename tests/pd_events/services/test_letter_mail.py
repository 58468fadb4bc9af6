"""The mail of the seat service, read as mail programs read it."""

import email
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core import mail
from icalendar import Calendar

from clearinghouse.core.outbox import deliver_due
from clearinghouse.notifications.models import MutedMail
from pd_events.enums import LapsedOffer
from pd_events.services.dates import cancel_date, change_date
from pd_events.services.seats import approve, decline, leave, transfer
from pd_events.services.seats.letters import TOPIC
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, again, ask, teachers
from tests.pd_events.rfc5545 import check

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed():
    """`with committed():` delivers what the outbox holds afterwards, as a commit and its worker would."""

    @contextmanager
    def deliver():
        yield
        deliver_due(TOPIC)

    return deliver


def calendars() -> list[tuple[str, Calendar]]:
    """The method and the calendar of each mail that has one, as a mail program finds them; each keeps to the standard."""
    parts = [part for sent in mail.outbox for part in email.message_from_bytes(sent.message().as_bytes(linesep="\r\n")).walk()]
    found = [part for part in parts if part.get_content_type() == "text/calendar"]
    for part in found:
        assert check(part.get_payload(decode=True).decode())[0].one("METHOD").value == part.get_param("method")
    return [(part.get_param("method"), Calendar.from_ical(part.get_payload(decode=True))) for part in found]


def test_a_seat_brings_an_invitation_and_its_end_takes_it_off_again(teacher, committed) -> None:
    date = EventDateFactory()
    with committed():
        row = ask(date, teacher)
    with committed():
        leave(row, actor=teacher)
    with committed():
        ask(date, teacher)
    methods, entries = zip(*[(method, calendar.walk("VEVENT")[0]) for method, calendar in calendars()], strict=True)
    assert methods == ("REQUEST", "CANCEL", "REQUEST")
    assert len({entry["UID"] for entry in entries}) == 1
    sequences = [entry["SEQUENCE"] for entry in entries]
    assert sequences == sorted(set(sequences))
    assert [entry["STATUS"] for entry in entries] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert entries[0]["ATTENDEE"] == f"mailto:{teacher.email}"


def test_a_moved_date_sends_one_update_with_a_higher_number(teacher, coordinator, own_district, committed) -> None:
    date = EventDateFactory(event__district=own_district)
    with committed():
        ask(date, teacher)
    with committed():
        later = {"starts_at": date.starts_at + timedelta(days=1), "ends_at": date.ends_at + timedelta(days=1)}
        change_date(date, facts=later, actor=coordinator)
    (_, first), (method, second) = calendars()
    assert method == "REQUEST"
    assert second.walk("VEVENT")[0]["SEQUENCE"] > first.walk("VEVENT")[0]["SEQUENCE"]
    assert second.walk("VEVENT")[0]["UID"] == first.walk("VEVENT")[0]["UID"]


def test_a_date_called_off_leaves_every_calendar(teacher, coordinator, own_district, committed) -> None:
    date = EventDateFactory(event__district=own_district)
    with committed():
        ask(date, teacher)
    with committed():
        cancel_date(date, reason="Snow on the pass.", actor=coordinator)
    assert [method for method, _ in calendars()] == ["REQUEST", "CANCEL"]
    assert "Snow on the pass." in mail.outbox[-1].body


def test_waiting_and_a_decision_are_told_in_words(teacher, coordinator, committed) -> None:
    date = EventDateFactory(capacity=0, event__needs_approval=True)
    with committed():
        row = ask(date, teacher)
    with committed():
        decline([row.pk], reason="We have no substitute.", actor=coordinator)
    letters = [sent for sent in mail.outbox if sent.to == [teacher.email]]
    assert "number 1 on the waiting list" in letters[0].body
    assert "We have no substitute." in letters[1].body
    assert calendars() == []


def test_what_is_no_longer_so_is_not_sent(teacher, coordinator, committed) -> None:
    date = EventDateFactory(event__needs_approval=True)
    with committed():
        row = ask(date, teacher)
        approve([row.pk], actor=coordinator)
    assert [sent.subject.split(":")[0] for sent in mail.outbox if sent.to == [teacher.email]] == ["You have a seat"]


def test_both_hear_of_a_seat_passed_on(teacher, own_district, committed) -> None:
    date, colleague = EventDateFactory(), member(district=own_district)
    with committed():
        row = ask(date, teacher)
    mail.outbox.clear()
    with committed():
        transfer(row, person=colleague, actor=teacher)
    assert {sent.to[0]: method for sent, (method, _) in zip(mail.outbox, calendars(), strict=True)} == {
        teacher.email: "CANCEL",
        colleague.email: "REQUEST",
    }


def test_who_wants_no_such_mail_gets_the_invitation_only(teacher, committed) -> None:
    MutedMail.objects.create(user=teacher, kind="training")
    with committed():
        ask(EventDateFactory(), teacher)
        ask(EventDateFactory(capacity=0), teacher)
    assert [sent.subject.split(":")[0] for sent in mail.outbox] == ["You have a seat"]


def test_an_offer_comes_with_its_end_and_no_mail_twice(committed) -> None:
    date = EventDateFactory(capacity=1, event__lapsed_offer=LapsedOffer.OUT)
    first, second = teachers(2)
    with committed():
        seated = ask(date, first)
        ask(date, second)
    mail.outbox.clear()
    with committed():
        leave(seated, actor=first)
    to_second = [sent for sent in mail.outbox if sent.to == [second.email]]
    assert len(to_second) == 1
    assert "before" in to_second[0].body
    assert again(seated).sequence == 2


def test_the_link_to_join_is_in_no_mail(teacher, committed) -> None:
    with committed():
        ask(EventDateFactory(mode="online", online_url="https://meet.example/secret-room"), teacher)
    assert "secret-room" not in "".join(sent.message().as_string() for sent in mail.outbox)
