"""Taking mail by hand, by a pipe or from the mailbox."""

import io

import pytest
from django.core.management import CommandError, call_command

from forums.management.commands import take_mail
from tests.forums.inbound.letters import OWN, plain

pytestmark = pytest.mark.django_db


def piped(monkeypatch, raw):
    class Stdin:
        buffer = io.BytesIO(raw)

        def isatty(self):
            return False

    monkeypatch.setattr(take_mail.sys, "stdin", Stdin())


def test_a_mail_from_a_pipe_is_taken(monkeypatch, capsys):
    piped(monkeypatch, plain(OWN))
    call_command("take_mail")
    assert "not ours" in capsys.readouterr().out


def test_with_nothing_in_the_pipe_the_mailbox_is_looked_into(monkeypatch, capsys, settings):
    piped(monkeypatch, b"")
    with pytest.raises(CommandError, match="REPLY_IMAP_URL"):
        call_command("take_mail")
    settings.REPLY_IMAP_URL = "imaps://u:p@mail.example"
    monkeypatch.setattr(take_mail, "look_into", lambda address, take: 3)
    call_command("take_mail")
    assert "3 mails taken" in capsys.readouterr().out


def test_a_mailbox_that_does_not_answer_is_said(monkeypatch, settings):
    piped(monkeypatch, b"")
    settings.REPLY_IMAP_URL = "imaps://u:p@127.0.0.1:1"
    with pytest.raises(CommandError, match="does not answer"):
        call_command("take_mail")
