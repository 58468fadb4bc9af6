"""What we hold about a person here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress

from clearinghouse.advocacy.models import ContactMessage

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User


def messages_of(user: User) -> QuerySet[ContactMessage]:
    """What was written from a verified address of theirs; an unverified one may be another's."""
    addresses = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return ContactMessage.objects.filter(email__in=[address.lower() for address in addresses])


def export(user: User) -> list[dict[str, Any]]:
    """What they wrote through the contact form."""
    return [{"topic": row.topic, "body": row.body, "at": row.created_at.isoformat()} for row in messages_of(user).order_by("pk")]


def erase(user: User) -> None:
    """Forget it."""
    messages_of(user).delete()
