"""Sending mail once, as text and HTML, from the outbox."""

from __future__ import annotations

import smtplib
import uuid
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from clearinghouse.accounts.models import SentMail
from clearinghouse.core import outbox
from clearinghouse.core.errors import TemporarilyUnavailable

TOPIC = "accounts.mail"
REMEMBER = timedelta(days=30)  # outbox messages are gone long before
LATER = (OSError, smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError, smtplib.SMTPHeloError)


@dataclass(frozen=True)
class Mail:
    """One mail to one person. `calendar` is an iCalendar text that does to their calendar what `calendar_method` says (RFC 6047).

    `bounces_to` hears of it where it cannot be delivered; else whoever it is from does.
    """

    to: str
    subject: str
    text: str
    html: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    calendar: str = ""
    calendar_method: str = ""
    bounces_to: str = ""


def one_click(stop: str) -> dict[str, str]:
    """The headers by which a mail program offers to stop such mail at this address, without signing in (RFC 8058)."""
    return {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def queue_mail(mail: Mail, *, key: str = "") -> None:
    """Send a mail once the running transaction has committed; of those with the same key one."""
    key = key or uuid.uuid4().hex
    outbox.enqueue(TOPIC, {"key": key, **asdict(mail)}, key=key)


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery of queued mails."""
    for payload in payloads:
        content = dict(payload)
        key = content.pop("key")
        send_once(Mail(**content), key=f"{TOPIC}:{key}")


def send_once(mail: Mail, *, key: str) -> bool:
    """Send, unless a mail of this key was sent; returns whether it was sent now.

    Should the process die between sending and remembering, the second copy has the same Message-ID, so that mail programs can tell.
    Raises TemporarilyUnavailable when the mail server does not answer or asks to come back later.
    """
    if SentMail.objects.filter(key=key).exists():
        return False
    sender = settings.DEFAULT_FROM_EMAIL
    message = EmailMultiAlternatives(mail.subject, mail.text, mail.bounces_to or sender, [mail.to])
    message.extra_headers = {"Message-ID": message_id(key), "From": sender, **mail.headers}
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    if mail.calendar:
        message.attach_alternative(mail.calendar, f"text/calendar; method={mail.calendar_method}")
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        refuse_or_wait(error, [code for code, _ in error.recipients.values()])
    except smtplib.SMTPResponseException as error:
        refuse_or_wait(error, [error.smtp_code])
    except LATER as error:
        raise TemporarilyUnavailable(f"The mail server does not answer: {error}") from error
    SentMail.objects.get_or_create(key=key)
    return True


def refuse_or_wait(error: smtplib.SMTPException, codes: list[int]) -> None:
    """4xx means later, 5xx never."""
    if codes and all(400 <= code < 500 for code in codes):
        raise TemporarilyUnavailable(f"The mail server asks to come back later: {error}") from error
    raise error


def message_id(key: str) -> str:
    """The same for the same key."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<{sha256(key.encode()).hexdigest()[:32]}@{host}>"


def forget_sent() -> int:
    """Drop the memory of mails that no outbox message can ask for again; returns how many."""
    return SentMail.objects.filter(sent_at__lt=timezone.now() - REMEMBER).delete()[0]
