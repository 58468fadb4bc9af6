"""Notifications that a person has not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.urls import reverse

from clearinghouse.core.waiting import Deed, Kind, Row, Urgency, WaitingItem
from clearinghouse.notifications.enums import NEWS_OF_WORK
from clearinghouse.notifications.models import Notification

if TYPE_CHECKING:
    from clearinghouse.notifications.models.notification import NotificationQuerySet


def unread_of(person: Any) -> NotificationQuerySet:
    """What the person whose standing this is has not read. The work itself waits beside it: news of work is left to the bell."""
    return Notification.objects.visible_to(person.user).unread().exclude(kind__in=NEWS_OF_WORK)


def line(row: Row) -> WaitingItem:
    """One notification: opening it marks it as read too."""
    deeds = (
        Deed("Open", reverse("notifications:open", args=[row.pk])),
        Deed("Mark as read", reverse("notifications:read_one", args=[row.pk])),
    )
    return WaitingItem(row.facts["text"], deeds=deeds)


KIND = Kind("notifications", "Notifications", Urgency.TO_READ, unread_of, {"text": F("text")}, line)
