"""Marking as read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from clearinghouse.accounts.live import person_group
from clearinghouse.core.live import announce
from clearinghouse.notifications.enums import NEWS_OF_WORK
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services.notifying import LIVE_TOPIC

if TYPE_CHECKING:
    from django.db.models import Model

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


@transaction.atomic
def mark_seen(user: User, subject: Model) -> int:
    """What this person was told of a record is no news once they have looked at it. Returns how much was unread."""
    about = ContentType.objects.get_for_model(subject)
    unread = Notification.objects.visible_to(user).unread().filter(subject_type=about, subject_id=subject.pk)
    newest = unread.order_by("-pk").values_list("pk", flat=True).first()
    if newest is None:
        return 0
    count = unread.update(read_at=timezone.now())
    announce(person_group(user.pk), {"topic": LIVE_TOPIC, "seq": newest})
    return count


@transaction.atomic
def settle(subject: Model) -> None:
    """What people were told of this record is no news once the work is done: mark it as read for all of them."""
    about = ContentType.objects.get_for_model(subject)
    unread = Notification.objects.filter(subject_type=about, subject_id=subject.pk, kind__in=NEWS_OF_WORK).unread()
    told = list(unread.values_list("recipient_id", "pk"))
    unread.update(read_at=timezone.now())
    for recipient, pk in told:
        announce(person_group(recipient), {"topic": LIVE_TOPIC, "seq": pk})
