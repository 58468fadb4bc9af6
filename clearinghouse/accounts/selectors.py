"""Where people are signed in."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.utils import timezone

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def sessions_of(user: User) -> list[UserSession]:
    """Where the person is signed in now, newest first."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(UserSession.objects.filter(user=user, session_key__in=alive).order_by("-created_at"))


def is_signed_in(user_id: int, *, session_key: str | None) -> bool:
    """Whether this session still signs this person in: not ended, not expired, no new password since, person active."""
    store = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    person = get_user(cast("Any", SimpleNamespace(session=store)))
    return person.is_authenticated and person.pk == user_id
