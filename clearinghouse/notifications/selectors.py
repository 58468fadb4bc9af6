"""What the bell, the list and the preferences show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import MutedMail, Notification

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.notifications.models.notification import NotificationQuerySet


def notifications_of(user: User | AnonymousUser) -> NotificationQuerySet:
    """What the person was told, newest first."""
    return Notification.objects.visible_to(user).order_by("-pk")


def unread_count(user: User | AnonymousUser) -> int:
    """How much of it they have not read; nothing is asked of the database for a visitor."""
    return Notification.objects.visible_to(user).unread().count() if user.is_authenticated else 0


def mailed_kinds(user: User) -> list[str]:
    """The kinds that also come by mail."""
    muted = set(MutedMail.objects.filter(user=user).values_list("kind", flat=True))
    return [kind for kind in NotificationKind.values if kind not in muted]
