"""Telling people: in the site, at once on open pages, and by mail where they want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from clearinghouse.accounts.live import person_group
from clearinghouse.accounts.models import User
from clearinghouse.core import outbox
from clearinghouse.core.live import announce
from clearinghouse.notifications.models import MutedMail, Notification

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

    from clearinghouse.notifications.enums import NotificationKind

TOPIC = "notifications.mail"
LIVE_TOPIC = "notifications"


@transaction.atomic
def notify(
    people: User | Iterable[User], *, kind: NotificationKind, text: str, url: str, subject: Model | None = None
) -> list[Notification]:
    """Tell each active person once, in the running transaction; mail and live signals leave after its commit.

    `text` says it in one sentence, `url` is a path on this site, `subject` the record it is about.
    """
    asked = [people] if isinstance(people, User) else people
    told = {person.pk: person for person in asked if person.is_active}
    about = ContentType.objects.get_for_model(subject) if subject is not None else None
    rows = Notification.objects.bulk_create(
        Notification(
            recipient_id=pk, kind=kind, text=text[:300], url=url, subject_type=about, subject_id=subject.pk if subject else None
        )
        for pk in told
    )
    muted = set(MutedMail.objects.filter(user__in=told, kind=kind).values_list("user_id", flat=True))
    for row in rows:
        if row.recipient_id not in muted:
            outbox.enqueue(TOPIC, {"notification": row.pk}, key=str(row.pk))
        announce(person_group(row.recipient_id), {"topic": LIVE_TOPIC, "seq": row.pk})
    return rows
