"""Invitations that wait for an answer when the demo opens."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import District, Invitation

OPEN_FOR = timedelta(days=90)


def load_invitations(entries: list[dict[str, Any]]) -> int:
    """Make or update each open invitation, by address and district. Nothing is mailed. Returns how many there are."""
    for entry in entries:
        Invitation.objects.update_or_create(
            email=entry["email"],
            district=District.objects.get(slug=entry["district"]),
            accepted_at=None,
            withdrawn_at=None,
            defaults={
                "roles": entry["roles"],
                "invited_by": User.objects.get(email=entry["invited_by"]),
                "expires_at": timezone.now() + OPEN_FOR,
            },
        )
    return len(entries)
