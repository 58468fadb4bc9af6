"""The words of a mail among its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forums.inbound.charsets import decoded
from forums.inbound.flowed import unflowed
from forums.inbound.pages import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

MOST_CHARACTERS = 400_000


def body_of(message: Message) -> str:
    """The text of a mail: its plain parts, or what its pages say where those hold nothing."""
    parts = list(shown_parts(message))
    plain = "\n".join(words_of(part) for part in parts if part.get_content_type() == "text/plain")
    if plain.strip():
        return plain
    return "\n".join(text_of(words_of(part)) for part in parts if part.get_content_type() == "text/html")


def shown_parts(message: Message) -> Iterator[Message]:
    """Texts and pages that are shown with the mail, in their order. Nothing of attached mails or files."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart":
            inside = part.get_payload()
            waiting += [row for row in reversed(inside) if not isinstance(row, str)] if isinstance(inside, list) else []
        elif part.get_content_maintype() == "text" and disposition_of(part) != "attachment":
            yield part


def disposition_of(part: Message) -> str:
    """Whether a part is shown or attached, in its own word."""
    return str(part.get("Content-Disposition", "")).split(";")[0].strip().lower()


def words_of(part: Message) -> str:
    """One part as text."""
    payload = part.get_payload(decode=True)
    text = decoded(payload, charset_of(part))[:MOST_CHARACTERS] if isinstance(payload, bytes) else ""
    if part.get_content_type() == "text/plain" and parameter(part, "format") == "flowed":
        return unflowed(text, delete_space=parameter(part, "delsp") == "yes")
    return text


def charset_of(part: Message) -> str | None:
    """The charset that a part declares."""
    try:
        return part.get_content_charset()
    except (LookupError, ValueError):
        return None


def parameter(part: Message, name: str) -> str:
    """A parameter of the part's type, in small letters."""
    try:
        return str(part.get_param(name, "")).lower()
    except (LookupError, ValueError):
        return ""
