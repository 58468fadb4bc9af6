"""What the account page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def sessions_of(user: User) -> list[UserSession]:
    """Where the person is signed in now, newest first."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(UserSession.objects.filter(user=user, session_key__in=alive).order_by("-created_at"))
