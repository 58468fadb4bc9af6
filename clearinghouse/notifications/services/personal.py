"""What we hold about a person here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clearinghouse.notifications.models import MutedMail, Notification
from clearinghouse.notifications.selectors import mailed_kinds

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def export(user: User) -> dict[str, Any]:
    """What the person was told, and which kinds they want by mail."""
    told = Notification.objects.filter(recipient=user).order_by("pk")
    return {
        "by_mail": mailed_kinds(user),
        "told": [
            {
                "at": row.created_at.isoformat(),
                "text": row.text,
                "url": row.url,
                "read_at": row.read_at.isoformat() if row.read_at else None,
            }
            for row in told
        ],
    }


def erase(user: User) -> None:
    """Forget all of it."""
    Notification.objects.filter(recipient=user).delete()
    MutedMail.objects.filter(user=user).delete()
