"""Which notifications also come by mail, and the link that stops a kind without signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from clearinghouse.accounts.models import User
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import MutedMail

if TYPE_CHECKING:
    from collections.abc import Collection

SALT = "notifications.unsubscribe"


@transaction.atomic
def set_mailed_kinds(user: User, *, kinds: Collection[str]) -> None:
    """Send mail for these kinds and no others."""
    MutedMail.objects.filter(user=user, kind__in=kinds).delete()
    for kind in set(NotificationKind.values) - set(kinds):
        MutedMail.objects.get_or_create(user=user, kind=kind)


@transaction.atomic
def stop_mail(user: User, *, kind: NotificationKind) -> None:
    """Send no more mail of this kind; again does no harm."""
    MutedMail.objects.get_or_create(user=user, kind=kind)


def unsubscribe_url(user_id: int, kind: str) -> str:
    """The address that stops this kind for this person. It never expires: old mail must still be able to stop new mail."""
    return settings.SITE_URL + reverse("notifications:unsubscribe", args=[signing.dumps([user_id, kind], salt=SALT)])


def read_unsubscribe_token(token: str) -> tuple[User, NotificationKind] | None:
    """Whom and what a link is for; None when we have not signed it or the person is gone."""
    try:
        user_id, kind = signing.loads(token, salt=SALT)
        return User.objects.get(pk=user_id, is_active=True), NotificationKind(kind)
    except (signing.BadSignature, User.DoesNotExist, ValueError):
        return None
