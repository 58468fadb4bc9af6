"""Addresses to which a person answers: short, signed, for one person and one topic, so that they say all that is needed and nobody makes one up."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

if TYPE_CHECKING:
    from collections.abc import Iterable

SALT = "forums.reply"
SIGNED_BYTES, DAY_BYTES = 10, 2
FIRST_DAY = date(2026, 1, 1)
# Mail programs keep letters for years; what they answer to is by then another matter.
VALID = timedelta(days=90)
# Where a letter comes back, no topic answers.
NO_TOPIC = 0
LONGEST_NUMBER = 9


@dataclass(frozen=True)
class ReplyAddress:
    """What an address says; only `is_signed` says whether it is ours."""

    user_id: int
    topic_id: int
    day: int
    signature: bytes

    def is_signed(self, version: int) -> bool:
        """Whether we signed this for the person while their addresses had this version; in constant time."""
        return constant_time_compare(self.signature, signature_of(self.user_id, self.topic_id, self.day, version))

    def is_too_old(self, today: date | None = None) -> bool:
        """Whether the letter that it came with is."""
        return (today or datetime.now(UTC).date()) - FIRST_DAY - timedelta(days=self.day) > VALID


def make_address(user_id: int, topic_id: int, version: int, *, today: date | None = None) -> str:
    """The address for one person's answers to one topic, at most 64 characters before the @; empty where answers by mail are off."""
    if not settings.REPLY_MAIL_DOMAIN:
        return ""
    day = ((today or datetime.now(UTC).date()) - FIRST_DAY).days
    signature = signature_of(user_id, topic_id, day, version)
    packed = packed_number(user_id) + packed_number(topic_id) + day.to_bytes(DAY_BYTES, "big") + signature
    token = base64.b32encode(packed).decode().rstrip("=").lower()
    return f"{settings.REPLY_MAIL_NAME}+{token}@{settings.REPLY_MAIL_DOMAIN}"


def read_addresses(recipients: Iterable[str]) -> ReplyAddress | None:
    """The first of these that is an address for answers here, whoever signed it."""
    if not settings.REPLY_MAIL_DOMAIN:
        return None
    name, domain = re.escape(settings.REPLY_MAIL_NAME), re.escape(settings.REPLY_MAIL_DOMAIN)
    ours = re.compile(rf"{name}\+([a-z2-7]{{10,80}})@{domain}")
    found = (ours.fullmatch(address.lower()) for address in recipients)
    return next((address for match in found if match and (address := unpacked(match[1]))), None)


def unpacked(token: str) -> ReplyAddress | None:
    """What a token says; None where it is none."""
    try:
        data = base64.b32decode(token.upper() + "=" * (-len(token) % 8))
        user_id, data = unpacked_number(data)
        topic_id, data = unpacked_number(data)
    except (binascii.Error, ValueError, IndexError):
        return None
    if len(data) != DAY_BYTES + SIGNED_BYTES:
        return None
    return ReplyAddress(user_id, topic_id, int.from_bytes(data[:DAY_BYTES], "big"), data[DAY_BYTES:])


def signature_of(user_id: int, topic_id: int, day: int, version: int) -> bytes:
    """80 bits that only we can make."""
    return salted_hmac(SALT, f"{user_id}/{topic_id}/{day}/{version}", algorithm="sha256").digest()[:SIGNED_BYTES]


def packed_number(number: int) -> bytes:
    """A number in seven bits a byte: small ones are short."""
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])


def unpacked_number(data: bytes) -> tuple[int, bytes]:
    """The number that begins here, and the bytes after it. Raises IndexError or ValueError where there is none."""
    number = 0
    for place in range(LONGEST_NUMBER):
        number |= (data[place] & 0x7F) << (7 * place)
        if not data[place] & 0x80:
            return number, data[place + 1 :]
    raise ValueError(data[:LONGEST_NUMBER])
