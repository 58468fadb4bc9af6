"""What people have written through the contact form when the demo opens."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.advocacy.models import ContactMessage
from clearinghouse.advocacy.services.contact import mark_done, send_message


def load_messages(entries: list[dict[str, Any]]) -> int:
    """Send each message that was never sent, and answer those that somebody has answered. Returns how many there are."""
    for entry in entries:
        if not ContactMessage.objects.filter(email=entry["email"]).exists():
            load_message(entry)
    return len(entries)


def load_message(entry: dict[str, Any]) -> None:
    """One message, so many days ago."""
    message = send_message(name=entry["name"], email=entry["email"], topic=entry["topic"], body=" ".join(entry["body"].split()))
    ContactMessage.objects.filter(pk=message.pk).update(created_at=timezone.now() - timedelta(days=entry["days_ago"]))
    if "done_by" in entry:
        mark_done(message, actor=User.objects.get(email=entry["done_by"]))
