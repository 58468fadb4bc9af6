"""The host writes to people on a date."""

import pytest
from django.core import mail

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.outbox import deliver_due
from pd_events.enums import Group
from pd_events.errors import NobodyThere
from pd_events.models import Message
from pd_events.services.messages import TOPIC, send_message
from tests.factories.pd_events import EventDateFactory, ask, home_of, teachers

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(own_district):
    return EventDateFactory(event__district=own_district, event__contact_email="ask@alder.example", capacity=1)


def facts(**changed) -> dict[str, object]:
    return {"group": Group.SEATED, "district": None, "subject": "Parking ", "body": "Behind the school.", **changed}


def sent() -> list[list[str]]:
    deliver_due(TOPIC)
    return sorted(letter.to for letter in mail.outbox if "Parking" in letter.subject)


def test_each_person_in_the_group_gets_a_mail_of_their_own(date, coordinator, teacher) -> None:
    ask(date, teacher)
    (waiting,) = teachers(1)
    ask(date, waiting)
    message = send_message(date, facts=facts(), key="one", actor=coordinator)
    assert (message.people, message.subject) == (1, "Parking")
    assert sent() == [[teacher.email]]
    letter = mail.outbox[-1]
    assert "Behind the school." in letter.body
    assert letter.extra_headers["Reply-To"] == "ask@alder.example"
    assert waiting.email not in str(letter.message())
    send_message(date, facts=facts(group=Group.WAITING), key="two", actor=coordinator)
    assert sent() == sorted([[teacher.email], [waiting.email]])


def test_the_same_form_twice_is_one_message(date, coordinator, teacher) -> None:
    ask(date, teacher)
    for _ in range(2):
        send_message(date, facts=facts(), key="one", actor=coordinator)
    assert Message.objects.count() == 1
    assert sent() == [[teacher.email]]


def test_one_districts_people_are_written_to_alone(date, coordinator, teacher) -> None:
    ask(date, teacher)
    (waiting,) = teachers(1)
    ask(date, waiting)
    send_message(date, facts=facts(group=Group.ALL, district=home_of(waiting)), key="one", actor=coordinator)
    assert sent() == [[waiting.email]]


def test_only_who_runs_the_event_writes_and_to_nobody_is_no_message(date, coordinator, teacher, teacher_elsewhere) -> None:
    with pytest.raises(NobodyThere):
        send_message(date, facts=facts(), key="one", actor=coordinator)
    ask(date, teacher)
    for actor in (teacher, teacher_elsewhere):
        with pytest.raises(NotAllowed):
            send_message(date, facts=facts(), key="one", actor=actor)
    assert not Message.objects.exists()


def test_who_has_left_the_site_since_gets_none_and_a_subject_is_one_line(date, coordinator, teacher) -> None:
    ask(date, teacher)
    send_message(date, facts=facts(subject="Parking\r\nBcc: all@example.org"), key="one", actor=coordinator)
    teacher.is_active = False
    teacher.save()
    assert sent() == []
    assert Message.objects.get().subject == "Parking Bcc: all@example.org"


def test_others_see_nothing_of_what_was_written(date, coordinator, teacher, consortium_administrator, public) -> None:
    ask(date, teacher)
    message = send_message(date, facts=facts(), key="one", actor=coordinator)
    for person in (coordinator, consortium_administrator):
        assert list(Message.objects.visible_to(person)) == [message]
    for person in (teacher, public):
        assert not Message.objects.visible_to(person).exists()
