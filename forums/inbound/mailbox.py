"""A mailbox on an IMAP server: mail that nobody has read is taken, and marked as read once it was."""

from __future__ import annotations

import imaplib
import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from forums.inbound.mails import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

log = logging.getLogger(__name__)

SECONDS = 30
MOST_AT_ONCE = 100
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


def look_into(address: str, take: Callable[[bytes], object]) -> int:
    """Hand each unread mail of the mailbox at this address (imaps://user:password@host:port/folder) to `take`; returns how many.

    A mail that `take` fails at is flagged for a person to look at, and stops no other. One that is too large is handed over as far as
    it takes to see that. Raises OSError and imaplib.IMAP4.error when the server does not answer.
    """
    with opened(address) as box:
        _, found = box.uid("SEARCH", "UNSEEN")
        numbers = (found[0] or b"").split()[:MOST_AT_ONCE]
        for number in numbers:
            take_one(box, number.decode(), take)
    return len(numbers)


@contextmanager
def opened(address: str) -> Iterator[Any]:
    """The mailbox's folder, signed in."""
    parts = urlsplit(address)
    kind = imaplib.IMAP4_SSL if parts.scheme == "imaps" else imaplib.IMAP4
    box = kind(parts.hostname or "localhost", parts.port or (993 if parts.scheme == "imaps" else 143), timeout=SECONDS)
    try:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        box.select(f'"{unquote(parts.path.strip("/")) or "INBOX"}"')
        yield box
    finally:
        box.logout()


def take_one(box: Any, number: str, take: Callable[[bytes], object]) -> None:
    """Hand one mail over; only then is it marked as read, so that one on which we died is taken again."""
    _, sizes = box.uid("FETCH", number, "(RFC822.SIZE)")
    size = next((int(match[1]) for row in sizes if isinstance(row, bytes) and (match := SIZE.search(row))), 0)
    raw = b" " * (MOST_BYTES + 1) if size > MOST_BYTES else content_of(box, number)
    try:
        take(raw)
    except Exception:
        log.exception("A mail could not be taken; it is flagged in the mailbox")
        box.uid("STORE", number, "+FLAGS", "(\\Seen \\Flagged)")
    else:
        box.uid("STORE", number, "+FLAGS", "(\\Seen)")


def content_of(box: Any, number: str) -> bytes:
    """The whole mail, without marking it."""
    _, rows = box.uid("FETCH", number, "(BODY.PEEK[])")
    return next((row[1] for row in rows if isinstance(row, tuple)), b"")
