"""Mail that no person wrote: answers of absent people's programs, notices of delivery, lists, our own letters come back (RFC 3834)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

PRECEDENCES = ("bulk", "junk", "list", "auto_reply", "auto-reply")
SAYS_SO = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Auto-Reply",
    "X-Autoresponder",
    "X-Loop",
    "List-Id",
    "List-Unsubscribe",
    "Feedback-ID",
)
SENDERS = re.compile(r"\b(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)@", re.IGNORECASE)
SUBJECTS = re.compile(
    r"^(?:automatic reply|auto(?:matische)?(?:-|\s)?(?:reply|antwort)|out of (?:the )?office|automatische antwort|abwesenheit\w*|"
    r"réponse automatique|respuesta automática|risposta automatica|resposta automática|automatisch antwoord|autosvar|"
    r"undeliver(?:able|ed)|delivery status notification|mail delivery failed|returned mail)\b",
    re.IGNORECASE,
)
FAILED = re.compile(r"^\s*failed\b", re.IGNORECASE)


def is_automatic(message: Message, *, sender: str, subject: str) -> bool:
    """Whether a program wrote this: it must never be answered."""
    submitted = header(message, "Auto-Submitted").lower()
    return (
        (bool(submitted) and not submitted.startswith("no"))
        or header(message, "Precedence").lower() in PRECEDENCES
        or any(word in header(message, "X-Auto-Response-Suppress").lower() for word in ("all", "oof", "autoreply"))
        or any(message.get(name) is not None for name in SAYS_SO)
        or ("Return-Path" in message and header(message, "Return-Path") in ("<>", ""))
        or message.get_content_type() in ("multipart/report", "message/delivery-status", "message/disposition-notification")
        or bool(SENDERS.search(sender))
        or bool(SUBJECTS.match(subject))
    )


def says_undelivered(message: Message) -> bool:
    """Whether this is a notice that a letter could not be delivered, for good (RFC 3464)."""
    if message.get_content_type() != "multipart/report":
        return False
    return any(FAILED.match(str(part.get("Action", ""))) for part in message.walk())


def header(message: Message, name: str) -> str:
    """A header as one line."""
    return " ".join(str(message.get(name, ""))[:1000].split())
