"""Handing out and erasing what the site holds about a person."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from clearinghouse.accounts.live import close_sockets
from clearinghouse.accounts.models import User
from clearinghouse.accounts.privacy import holdings
from clearinghouse.accounts.selectors import sessions_of
from clearinghouse.accounts.services.sessions import end_sessions
from clearinghouse.core import audit

TOMBSTONE = "erased-{pk}@erased.invalid"


@transaction.atomic
def export_person(user: User) -> dict[str, Any]:
    """Everything held about the person, ready for JSON; that it was handed out is written down."""
    audit.record(user, "account.exported", actor=user)
    return {
        "made_at": timezone.now().isoformat(),
        "account": account_of(user),
        "sessions": [
            {"address": session.ip, "program": session.user_agent, "since": session.created_at.isoformat()}
            for session in sessions_of(user)
        ],
        **{holding.name: holding.export(user) for holding in holdings.values()},
    }


def account_of(user: User) -> dict[str, Any]:
    """Name, addresses and dates."""
    return {
        "first_name": user.first_name,
        "last_name": user.last_name,
        "email": user.email,
        "addresses": [
            {"email": address.email, "verified": address.verified, "primary": address.primary}
            for address in EmailAddress.objects.filter(user=user).order_by("pk")
        ],
        "joined_at": user.date_joined.isoformat(),
        "last_sign_in_at": user.last_login.isoformat() if user.last_login else None,
    }


@transaction.atomic
def erase_person(user: User, *, actor: User) -> None:
    """Take name and addresses from the account, end its memberships and sessions, and close it for good.

    Raises RuleViolation with the reason where others depend on the person. What they wrote for all stays, without their name.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    for holding in holdings.values():
        holding.check(user)
    for holding in holdings.values():
        holding.erase(user)
    end_sessions(user, actor=actor)
    EmailAddress.objects.filter(user=user).delete()
    user.first_name, user.last_name = "Former", "member"
    user.email = TOMBSTONE.format(pk=user.pk)
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    close_sockets(user.pk)
    audit.record(user, "account.erased", actor=actor)
