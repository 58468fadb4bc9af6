"""A mailbox on an IMAP server, played by one of our own."""

import pytest

from forums.inbound import mailbox
from forums.inbound.mails import MOST_BYTES


class Box:
    """As much of imaplib's client as is used."""

    def __init__(self, *args, **kwargs):
        Box.opened = (args, kwargs)
        Box.flags = {}

    def login(self, user, password):
        Box.signed_in = (user, password)

    def select(self, folder):
        Box.folder = folder

    def logout(self):
        Box.is_left = True

    def uid(self, command, *args):
        if command == "SEARCH":
            return "OK", [b" ".join(Box.mails)]
        number = args[0].encode()
        if command == "STORE":
            Box.flags[number] = args[2]
            return "OK", [None]
        raw = Box.mails[number]
        if "SIZE" in args[1]:
            return "OK", [b"%s (UID %s RFC822.SIZE %d)" % (number, number, len(raw))]
        return "OK", [(b"%s (BODY[] {%d}" % (number, len(raw)), raw), b")"]


@pytest.fixture
def box(monkeypatch):
    monkeypatch.setattr(mailbox.imaplib, "IMAP4_SSL", Box)
    Box.mails = {b"1": b"one", b"2": b"two"}
    return Box


def test_unread_mail_is_taken_and_then_marked_as_read(box):
    taken = []
    assert mailbox.look_into("imaps://a%40b:p%2Fw@mail.example/Answers", taken.append) == 2
    assert taken == [b"one", b"two"]
    assert box.opened[0] == ("mail.example", 993)
    assert box.signed_in == ("a@b", "p/w")
    assert box.folder == '"Answers"'
    assert box.flags == {b"1": "(\\Seen)", b"2": "(\\Seen)"}
    assert box.is_left


def test_a_mail_that_cannot_be_taken_is_flagged_and_stops_no_other(box):
    taken = []

    def take(raw):
        if raw == b"one":
            raise ValueError(raw)
        taken.append(raw)

    mailbox.look_into("imaps://mail.example", take)
    assert taken == [b"two"]
    assert box.flags[b"1"] == "(\\Seen \\Flagged)"


def test_a_mail_that_is_too_large_is_not_fetched(box):
    box.mails = {b"1": b"x" * (MOST_BYTES + 9)}
    taken = []
    mailbox.look_into("imaps://mail.example", taken.append)
    assert taken == [b" " * (MOST_BYTES + 1)]


def test_an_empty_mailbox_is_nothing_to_do(box):
    box.mails = {}
    assert mailbox.look_into("imaps://mail.example", lambda raw: None) == 0
