from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from clearinghouse.advocacy.enums import ContactState
from clearinghouse.advocacy.models import ContactMessage
from clearinghouse.advocacy.services.contact import forget_answered_messages, mark_done, reopen, send_message
from clearinghouse.core.errors import NotAllowed
from clearinghouse.notifications.models import Notification
from tests.factories.advocacy import ContactMessageFactory

pytestmark = pytest.mark.django_db
WORDS = {"name": "Lew Field", "email": "Lew@Paper.example", "topic": "press", "body": "How many students?"}


def test_a_message_is_stored_once_and_the_administrators_are_told(consortium_administrator, teacher) -> None:
    assert send_message(**WORDS) == send_message(**WORDS)
    assert ContactMessage.objects.get().email == "lew@paper.example"
    assert [note.recipient for note in Notification.objects.all()] == [consortium_administrator]
    assert send_message(**{**WORDS, "body": "And how many teachers?"})
    assert ContactMessage.objects.count() == 2


@pytest.mark.parametrize("wrong", [{"topic": "spam"}, {"email": "lew"}, {"body": "x" * 5001}, {"body": " "}])
def test_what_is_not_well_formed_is_not_stored(wrong) -> None:
    with pytest.raises(ValidationError):
        send_message(**{**WORDS, **wrong})
    assert not ContactMessage.objects.exists()


def test_a_message_is_done_and_open_again_each_once(consortium_administrator) -> None:
    message = mark_done(ContactMessageFactory(), actor=consortium_administrator)
    first = message.done_at
    assert (message.state, message.done_by) == (ContactState.DONE, consortium_administrator)
    assert mark_done(message, actor=consortium_administrator).done_at == first
    message = reopen(message, actor=consortium_administrator)
    assert (message.state, message.done_by, message.done_at) == (ContactState.OPEN, None, None)


@pytest.mark.parametrize("who", ["teacher", "curator", "district_administrator", "outsider"])
def test_nobody_else_sees_or_finishes_a_message(who, request) -> None:
    actor, message = request.getfixturevalue(who), ContactMessageFactory()
    assert list(ContactMessage.objects.visible_to(actor)) == list(ContactMessage.objects.visible_to(None)) == []
    for deed in (mark_done, reopen):
        with pytest.raises(NotAllowed):
            deed(message, actor=actor)


def test_answered_messages_are_forgotten_after_a_year_as_promised() -> None:
    ContactMessageFactory(done=True, done_at=timezone.now() - timedelta(days=366))
    kept = {ContactMessageFactory(done=True), ContactMessageFactory()}
    ContactMessage.objects.filter(state=ContactState.OPEN).update(created_at=timezone.now() - timedelta(days=900))
    assert forget_answered_messages() == 1
    assert set(ContactMessage.objects.all()) == kept
