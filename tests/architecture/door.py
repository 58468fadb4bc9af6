"""Knocks at addresses as each role, and tells what was answered and what was written; nothing of it stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from tests.architecture.cast import EVERY_ROLE

if TYPE_CHECKING:
    from tests.architecture.world import World

BACKEND = "clearinghouse.accounts.backends.Backend"
WRITING = re.compile(r'\s*(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM) "(\w+)"')
# What every request may write: the session, marks of what was seen when (a topic's too), and an editor's profile, which Wagtail makes when
# first asked.
QUIET_TABLES = frozenset(
    {"django_session", "core_marker", "forums_topicmark", "usersessions_usersession", "wagtailusers_userprofile"}
)


@dataclass(frozen=True)
class Answer:
    status: int
    page: str
    headers: dict[str, str]
    written: frozenset[str] = field(default=frozenset())


@contextmanager
def tables_written() -> Iterator[set[str]]:
    """The tables that something writes to, while it runs."""
    written: set[str] = set()

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        if (found := WRITING.match(sql)) and found[1] not in QUIET_TABLES:
            written.add(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield written


class Door:
    """Each role has a browser of its own. What a request wrote is undone, and so is what it did to the session."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.browsers = {role: self.browser_of(role) for role in EVERY_ROLE}

    def browser_of(self, role: str) -> Client:
        browser = Client(raise_request_exception=False)
        if user := self.world.cast.who(role):
            browser.force_login(user, backend=BACKEND)
        return browser

    def knock(self, role: str, method: str, address: str, body: bytes = b"", **sent: Any) -> Answer:
        browser = self.browsers[role]
        kept = browser.cookies.copy()
        cache.clear()  # whoever knocks often is asked to wait
        with transaction.atomic(), tables_written() as written:
            response = browser.generic(method, address, body, **sent)
            page = response.getvalue().decode("utf-8", "replace")
            transaction.set_rollback(True)
        browser.cookies = kept
        return Answer(response.status_code, page, dict(response.headers), frozenset(written))

    def status(self, role: str, method: str, address: str) -> int:
        """The status, which is never a failure of ours."""
        status = self.knock(role, method, address).status
        assert status < 500, f"{method} {address} as {role}"
        return status
