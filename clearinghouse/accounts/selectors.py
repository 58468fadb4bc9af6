"""Where people are signed in, and whether they work in the CMS."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from clearinghouse.core.models.standing import StandingQuery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User


def entering(user: int, same: int) -> QuerySet[Permission]:
    """The permission to enter the CMS, where this person has it themselves or by a group."""
    enters = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin").order_by()
    return enters.filter(Q(user=user) | Q(group__user=same))


ENTERED_BY = StandingQuery(entering)


def sessions_of(user: User) -> list[UserSession]:
    """Where the person is signed in now, newest first."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(UserSession.objects.filter(user=user, session_key__in=alive).order_by("-created_at"))


def is_signed_in(user_id: int, *, session_key: str | None) -> bool:
    """Whether this session still signs this person in: not ended, not expired, no new password since, person active."""
    store = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    person = get_user(cast("Any", SimpleNamespace(session=store)))
    return person.is_authenticated and person.pk == user_id


def enters_cms(user: User | AnonymousUser | None) -> bool:
    """Whether the person works in the CMS. One query, none for visitors and superusers."""
    if user is None or not user.is_authenticated or not user.is_active:
        return False
    return enters_with(user, () if user.is_superuser else ENTERED_BY(user.pk, user.pk))


def enters_with(user: User, entered: Sequence[Permission]) -> bool:
    """The same, where what `ENTERED_BY` finds of them is known."""
    return user.is_superuser or bool(entered)
