"""Marking as read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.accounts.live import person_group
from clearinghouse.core.live import announce
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services.notifying import LIVE_TOPIC

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


@transaction.atomic
def mark_read(user: User, *, up_to: int | None = None, pk: int | None = None) -> int:
    """Mark one of the person's notifications, or all up to the newest they have seen. Returns how many were unread."""
    unread = Notification.objects.visible_to(user).unread()
    if pk is not None:
        unread = unread.filter(pk=pk)
    if up_to is not None:
        unread = unread.filter(pk__lte=up_to)
    count = unread.update(read_at=timezone.now())
    if count:
        announce(person_group(user.pk), {"topic": LIVE_TOPIC, "seq": up_to or pk or 0})
    return count
