"""Signing in is allauth's; who is signed in is read by a query that is built once: every page of theirs asks it."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from clearinghouse.accounts.models import User
from clearinghouse.core.models.standing import StandingQuery

BY_NUMBER = StandingQuery(lambda number: User.objects.filter(pk=number).order_by())


class Backend(AuthenticationBackend):
    """Authenticates as allauth does."""

    def get_user(self, user_id: Any) -> User | None:
        """The person of this number, while their account is active."""
        return next((user for user in BY_NUMBER(int(user_id)) if self.user_can_authenticate(user)), None)
