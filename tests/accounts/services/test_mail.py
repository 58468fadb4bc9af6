import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.utils import timezone

from clearinghouse.accounts.models import SentMail
from clearinghouse.accounts.services.mail import Mail, forget_sent, message_id, queue_mail, send_once
from clearinghouse.core.errors import RuleViolation, TemporarilyUnavailable
from clearinghouse.core.models import OutboxMessage

pytestmark = pytest.mark.django_db
LETTER = Mail(to="ada@school.example", subject="Hello", text="Text", html="<p>Text</p>", headers={"List-Unsubscribe": "<x>"})


@pytest.fixture
def mail_server(monkeypatch):
    """What the mail server says when it is given a mail."""

    def says(error: Exception | None) -> None:
        def send(self, fail_silently=False) -> int:
            if error:
                raise error
            return 1

        monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", send)

    return says


def test_a_queued_mail_leaves_after_the_commit_as_text_and_html(committed) -> None:
    with committed():
        queue_mail(LETTER)
        assert mail.outbox == []
    message = mail.outbox[0]
    assert (message.to, message.subject, message.body) == (["ada@school.example"], "Hello", "Text")
    assert message.alternatives[0].content == "<p>Text</p>"
    assert message.extra_headers["List-Unsubscribe"] == "<x>"


def test_a_mail_of_a_change_that_was_undone_never_leaves(committed) -> None:
    @transaction.atomic
    def queue_and_fail() -> None:
        queue_mail(LETTER)
        raise RuleViolation

    with committed(), pytest.raises(RuleViolation):
        queue_and_fail()
    assert (mail.outbox, OutboxMessage.objects.count()) == ([], 0)


def test_the_same_key_is_sent_once_and_has_one_message_id() -> None:
    assert send_once(LETTER, key="a") is True
    assert send_once(LETTER, key="a") is False
    assert send_once(LETTER, key="b") is True
    ids = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert ids == [message_id("a"), message_id("b")]
    assert len(set(ids)) == 2


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(),
        TimeoutError(),
        smtplib.SMTPServerDisconnected("gone"),
        smtplib.SMTPResponseException(421, b"later"),
        smtplib.SMTPRecipientsRefused({"ada@school.example": (450, b"greylisted")}),
    ],
)
def test_a_server_that_does_not_answer_or_says_later_is_waited_for(mail_server, error) -> None:
    mail_server(error)
    with pytest.raises(TemporarilyUnavailable):
        send_once(LETTER, key="a")
    assert not SentMail.objects.exists()
    mail_server(None)
    assert send_once(LETTER, key="a") is True


@pytest.mark.parametrize(
    "error",
    [smtplib.SMTPResponseException(554, b"no"), smtplib.SMTPRecipientsRefused({"ada@school.example": (550, b"unknown")})],
)
def test_a_mail_that_is_refused_for_good_counts_against_itself(mail_server, error) -> None:
    mail_server(error)
    with pytest.raises(type(error)):
        send_once(LETTER, key="a")
    assert not SentMail.objects.exists()


def test_a_subject_with_a_line_break_cannot_add_a_header() -> None:
    from django.core.mail import BadHeaderError

    with pytest.raises(BadHeaderError):
        send_once(Mail(to="a@school.example", subject="Hello\nBcc: all@school.example", text="x"), key="a")


def test_what_nobody_can_ask_for_again_is_forgotten() -> None:
    with time_machine.travel(timezone.now() - timedelta(days=31)):
        send_once(LETTER, key="old")
    send_once(LETTER, key="new")
    assert forget_sent() == 1
    assert SentMail.objects.get().key == "new"
