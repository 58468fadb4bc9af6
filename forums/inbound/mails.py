"""One mail as it came, read: from whom, to whom, by a person or a program, and what it says of its own. Any bytes do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import Header, decode_header
from hashlib import sha256
from typing import TYPE_CHECKING

from forums.inbound.bodies import body_of
from forums.inbound.charsets import decoded, storable
from forums.inbound.machines import is_automatic, says_undelivered
from forums.inbound.quotes import own_words

if TYPE_CHECKING:
    from email.message import Message

MOST_BYTES = 1_000_000
# More than any person's mail has, and few enough to be read in no time.
MOST_HEADER_BYTES, MOST_NESTED, MOST_PARTS, MOST_HEADERS = 64_000, 30, 500, 5_000
NESTED = re.compile(rb"boundary\s*=|message/rfc822", re.IGNORECASE)
PART = re.compile(rb"[\r\n]--")
HEADER = re.compile(rb"[\r\n][!-9;-~]{1,80}:")
ADDRESS = re.compile(r"[^\s<>()\",;:\[\]@]{1,100}@[^\s<>()\",;:\[\]@]{1,200}")
LONGEST_HEADER, MOST_TO = 4_000, 20
TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Forwarded-To")


class TooLarge(Exception):
    """A mail that is larger, or nested deeper, than what a person sends as an answer."""


@dataclass(frozen=True)
class Incoming:
    """A mail. `identity` is the same whenever the same mail comes; `words` are its writer's own."""

    identity: str
    message_id: str
    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    results: tuple[str, ...]
    is_automatic: bool
    is_undelivered: bool
    words: str


def read_mail(raw: bytes) -> Incoming:
    """Read a mail. Raises TooLarge, and nothing else whatever the bytes."""
    refuse_what_is_too_large(raw)
    message: Message = message_from_bytes(raw, policy=policy.compat32)
    senders, subject = addresses_in(message, ("From",)), header_text(message.get("Subject"))
    message_id = header_text(message.get("Message-ID"))[:250]
    automatic = is_automatic(message, sender=" ".join(senders), subject=subject)
    return Incoming(
        identity=message_id or sha256(raw).hexdigest(),
        message_id=message_id,
        senders=senders,
        recipients=addresses_in(message, TO),
        results=tuple(" ".join(str(row)[:LONGEST_HEADER].split()) for row in message.get_all("Authentication-Results", [])),
        is_automatic=automatic,
        is_undelivered=automatic and says_undelivered(message),
        words="" if automatic else own_words(body_of(message)),
    )


def refuse_what_is_too_large(raw: bytes) -> None:
    """Look at the bytes before anything reads them, in one pass each. Raises TooLarge."""
    head = re.split(rb"\r?\n\r?\n|\r\r", raw[: MOST_HEADER_BYTES + 4], maxsplit=1)[0]
    limits = ((NESTED, MOST_NESTED), (PART, MOST_PARTS), (HEADER, MOST_HEADERS))
    if len(raw) > MOST_BYTES or len(head) > MOST_HEADER_BYTES:
        raise TooLarge
    if any(len(pattern.findall(raw)) > most for pattern, most in limits):
        raise TooLarge


def addresses_in(message: Message, names: tuple[str, ...]) -> tuple[str, ...]:
    """Everything in these headers that looks like an address, in small letters, each once. A name that looks like another address is one more."""
    values = (str(value)[:LONGEST_HEADER] for name in names for value in message.get_all(name, [])[:MOST_TO])
    found = (storable(address).lower() for value in values for address in ADDRESS.findall(value))
    return tuple(dict.fromkeys(found))


def header_text(value: object) -> str:
    """A header as one line of text."""
    # What has bytes that no header should have comes as an object, which alone knows them.
    asked = value if isinstance(value, Header) else str(value or "")[:LONGEST_HEADER]
    try:
        pieces = decode_header(asked)
    except (HeaderParseError, ValueError, LookupError):
        pieces = [(str(asked), None)]
    text = "".join(decoded(words, charset) if isinstance(words, bytes) else words for words, charset in pieces)
    return " ".join(storable(text)[:LONGEST_HEADER].split())
