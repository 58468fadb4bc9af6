"""What waits for the demo's people when they sign in."""

from typing import Any

from clearinghouse.accounts.models import User
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services.notifying import notify


def load_notifications(entries: list[dict[str, Any]]) -> int:
    """Tell each person what they have not been told before. Returns how many notifications there are."""
    for entry in entries:
        person = User.objects.get(email=entry["email"])
        if not Notification.objects.filter(recipient=person, text=entry["text"]).exists():
            notify(person, kind=NotificationKind(entry["kind"]), text=entry["text"], url=entry["url"])
    return len(entries)
