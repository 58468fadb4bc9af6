"""Sessions in the database, as Django keeps them, read by a query that is built once: every page of a person who is signed in asks it."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from clearinghouse.core.models.standing import StandingQuery

BY_KEY = StandingQuery(lambda key: Session.objects.filter(session_key=key), places=("the key of no session",))


class SessionStore(DatabaseStore):
    """Written by Django, read by the query above."""

    def _get_session_from_db(self) -> Session | None:
        """The session of this key, if it has not run out."""
        if self.session_key:
            for kept in BY_KEY(self.session_key):
                if kept.expire_date > timezone.now():
                    return kept
        self._session_key = None
        return None
