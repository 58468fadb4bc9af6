"""What a person of the running site finds in their mail."""

from __future__ import annotations

from email import message_from_string, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

DELIVER = (
    "from clearinghouse.core.outbox import deliver_due; from pd_events.services.seats.letters import TOPIC; deliver_due(TOPIC)"
)
BETWEEN_MAILS = "\n" + "-" * 79 + "\n"


def mails_to(site: Any, address: str) -> list[EmailMessage]:
    """What lies in somebody's mailbox once everything that waits was sent, the oldest first."""
    site.manage("shell", "--no-imports", "-c", DELIVER)
    files = sorted(Path(site.environment["VAR_DIR"], "mail").glob("*.log"), key=lambda path: path.stat().st_mtime_ns)
    texts = [text for path in files for text in path.read_text().split(BETWEEN_MAILS) if text.strip()]
    found: list[Any] = [message_from_string(text, policy=policy.default) for text in texts]
    return [mail for mail in found if mail["To"] == address]


def calendars_in(mails: list[EmailMessage]) -> list[tuple[str, str]]:
    """The method that a mail program goes by, and the text, of each calendar in these mails."""
    parts: list[Any] = [part for mail in mails for part in mail.walk() if part.get_content_type() == "text/calendar"]
    return [(part.get_param("method"), text_of(part)) for part in parts]


def text_of(part: Any) -> str:
    """The calendar with the ends of line that a mail server sends."""
    return "\r\n".join(part.get_payload(decode=True).decode().splitlines()) + "\r\n"
