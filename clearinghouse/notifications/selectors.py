"""What the bell, the list and the preferences show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count

from clearinghouse.accounts.models import User
from clearinghouse.core.models.standing import StandingQuery, total_of
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import MutedMail, Notification

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from clearinghouse.notifications.models.notification import NotificationQuerySet


def notifications_of(user: User | AnonymousUser) -> NotificationQuerySet:
    """What the person was told, newest first."""
    return Notification.objects.visible_to(user).order_by("-pk")


def counting_unread(person: int) -> QuerySet[Any]:
    """How many things of this person's own they have not read; no row where there is none."""
    unread = Notification.objects.visible_to(User(pk=person)).unread().order_by()
    return unread.values("recipient").annotate(number=Count("*")).values_list("number")


# Every page shows it.
UNREAD = StandingQuery(counting_unread)


def unread_count(user: User | AnonymousUser) -> int:
    """How much of it they have not read; nothing is asked of the database for a visitor."""
    return total_of(UNREAD(user.pk)) if user.is_authenticated and user.is_active else 0


def mailed_kinds(user: User) -> list[str]:
    """The kinds that also come by mail."""
    muted = set(MutedMail.objects.filter(user=user).values_list("kind", flat=True))
    return [kind for kind in NotificationKind.values if kind not in muted]
