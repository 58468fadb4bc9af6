"""What we hold about a person here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.db import transaction

from clearinghouse.districts.enums import ApplicationState
from clearinghouse.districts.models import Application, Invitation, Membership
from clearinghouse.districts.services.memberships import check_administrators_remain, close_place, lock, roles_of

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def export(user: User) -> dict[str, Any]:
    """The person's places with their roles, and the invitations to and from them."""
    places = user.memberships.select_related("district").prefetch_related("roles").order_by("pk")
    to_them = Invitation.objects.filter(email__in=addresses_of(user)).select_related("district").order_by("pk")
    return {
        "memberships": [
            {
                "district": place.district.name,
                "roles": sorted(role.role for role in place.roles.all()),
                "since": place.created_at.isoformat(),
                "ended_at": place.ended_at.isoformat() if place.ended_at else None,
            }
            for place in places
        ],
        "invitations": [
            {"district": row.district.name, "email": row.email, "roles": row.roles, "at": row.created_at.isoformat()}
            for row in to_them
        ],
        "stood_in": [
            {"district": row.district.name, "first": row.first.isoformat(), "last": row.last.isoformat()}
            for row in user.delegations.select_related("district")
        ],
        "invitations_sent": user.invitations_sent.count(),
        "applications": [
            {"district": row.name, "email": row.email, "why": row.why, "state": row.state, "at": row.created_at.isoformat()}
            for row in Application.objects.filter(email__in=addresses_of(user)).order_by("pk")
        ],
    }


def addresses_of(user: User) -> list[str]:
    """Verified addresses in small letters: an unverified one may be another's."""
    return [email.lower() for email in EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)]


@transaction.atomic
def check(user: User) -> None:
    """Raise where a district or the consortium would be left without an administrator."""
    for place in places(user):
        lock(place.district)
        check_administrators_remain(place, roles_of(place), leaves_all=True)


def erase(user: User) -> None:
    """End every place and stand-in; take back and forget invitations to the person."""
    for place in places(user):
        close_place(place, actor=user)
    user.delegations.all().delete()
    Invitation.objects.filter(email__in=addresses_of(user)).delete()
    Application.objects.filter(email__in=addresses_of(user)).exclude(state=ApplicationState.WAITING).delete()


def places(user: User) -> list[Membership]:
    """Places that have not ended."""
    return list(user.memberships.open().select_related("district", "user").order_by("pk"))
