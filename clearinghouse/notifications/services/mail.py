"""The mail of a notification."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from clearinghouse.accounts.services.mail import Mail, one_click, send_once
from clearinghouse.notifications.models import MutedMail, Notification
from clearinghouse.notifications.services.notifying import TOPIC
from clearinghouse.notifications.services.preferences import unsubscribe_url


@dataclass(frozen=True)
class Writing:
    """How the mail of one kind is written: by templates of this name (`.txt` and `.html`), with more words than every mail has.

    `words` is asked when the mail is sent; None means that nothing is left to say.
    """

    template: str
    words: Callable[[Notification], dict[str, Any] | None]


PLAIN = Writing("notifications/email/notification", lambda notification: {})
writings: dict[str, Writing] = {}


def register_writing(kind: str, writing: Writing) -> None:
    """Give a kind a mail of its own; apps do so when they are ready."""
    writings[kind] = writing


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery: mail what is still wanted by somebody still here."""
    wanted = Notification.objects.filter(pk__in=[payload["notification"] for payload in payloads], recipient__is_active=True)
    for notification in wanted.select_related("recipient").order_by("pk"):
        if notification.read_at is None and not is_muted(notification):
            mail = mail_of(notification)
            if mail is not None:
                send_once(mail, key=f"{TOPIC}:{notification.pk}")


def is_muted(notification: Notification) -> bool:
    """Whether the person has stopped mail of this kind since."""
    return MutedMail.objects.filter(user=notification.recipient_id, kind=notification.kind).exists()


def mail_of(notification: Notification) -> Mail | None:
    """Text and HTML, with the link that stops this kind; None where nothing is left to say."""
    writing = writings.get(notification.kind, PLAIN)
    more = writing.words(notification)
    if more is None:
        return None
    stop = unsubscribe_url(notification.recipient_id, notification.kind)
    words = {
        "site_name": settings.SITE_NAME,
        "notification": notification,
        "person": notification.recipient,
        "url": settings.SITE_URL + notification.url,
        "unsubscribe_url": stop,
        **more,
    }
    return Mail(
        to=notification.recipient.email,
        subject=" ".join(notification.text.split()),
        text=render_to_string(f"{writing.template}.txt", words),
        html=render_to_string(f"{writing.template}.html", words),
        headers=one_click(stop),
    )
