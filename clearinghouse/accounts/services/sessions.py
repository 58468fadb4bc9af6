"""Where a person is signed in, and ending it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from clearinghouse.accounts.live import close_sockets, session_mark
from clearinghouse.core import audit

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User


@transaction.atomic
def end_session(user: User, *, pk: int) -> bool:
    """Sign the person out in one place of their own. Returns whether there was such a place."""
    return end(user, UserSession.objects.filter(user=user, pk=pk)) > 0


@transaction.atomic
def end_sessions(user: User, *, keep: str | None = None, actor: User | None = None) -> int:
    """Sign the person out everywhere but in the session with the key `keep`. Returns in how many places that was."""
    ended = end(user, UserSession.objects.filter(user=user).exclude(session_key=keep))
    if ended:
        audit.record(user, "account.sessions_ended", actor=actor or user, sessions=ended)
    return ended


@transaction.atomic
def forget(user: User, *, session_key: str | None) -> None:
    """Drop what is known of a session that the person is ending by signing out, and close its sockets."""
    UserSession.objects.filter(user=user, session_key=session_key).delete()
    close_sockets(user.pk, session=session_mark(session_key))


def end(user: User, sessions: QuerySet[UserSession]) -> int:
    """End these sessions: cookie, list and open sockets."""
    keys = list(sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
    for key in keys:
        close_sockets(user.pk, session=session_mark(key))
    return len(keys)
