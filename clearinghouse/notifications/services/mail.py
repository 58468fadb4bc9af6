"""The mail of a notification."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from clearinghouse.accounts.services.mail import Mail, send_once
from clearinghouse.notifications.models import MutedMail, Notification
from clearinghouse.notifications.services.notifying import TOPIC
from clearinghouse.notifications.services.preferences import unsubscribe_url


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery: mail what is still wanted by somebody still here."""
    wanted = Notification.objects.filter(pk__in=[payload["notification"] for payload in payloads], recipient__is_active=True)
    for notification in wanted.select_related("recipient").order_by("pk"):
        if notification.read_at is None and not is_muted(notification):
            send_once(mail_of(notification), key=f"{TOPIC}:{notification.pk}")


def is_muted(notification: Notification) -> bool:
    """Whether the person has stopped mail of this kind since."""
    return MutedMail.objects.filter(user=notification.recipient_id, kind=notification.kind).exists()


def mail_of(notification: Notification) -> Mail:
    """Text and HTML, with the link that stops this kind."""
    stop = unsubscribe_url(notification.recipient_id, notification.kind)
    words = {
        "site_name": settings.SITE_NAME,
        "notification": notification,
        "person": notification.recipient,
        "url": settings.SITE_URL + notification.url,
        "unsubscribe_url": stop,
    }
    return Mail(
        to=notification.recipient.email,
        subject=" ".join(notification.text.split()),
        text=render_to_string("notifications/email/notification.txt", words),
        html=render_to_string("notifications/email/notification.html", words),
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
