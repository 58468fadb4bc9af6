"""Invitations that wait for an answer when the demo opens."""

from typing import Any

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import District, Invitation
from clearinghouse.districts.services.invitations import invite_people


def load_invitations(entries: list[dict[str, Any]]) -> int:
    """Invite each address that was never invited to its district. Returns how many there are."""
    for entry in entries:
        district = District.objects.get(slug=entry["district"])
        if not Invitation.objects.filter(email=entry["email"], district=district).exists():
            invited_by = User.objects.get(email=entry["invited_by"])
            invite_people(district, emails=[entry["email"]], roles=[Role(role) for role in entry["roles"]], actor=invited_by)
    return len(entries)
