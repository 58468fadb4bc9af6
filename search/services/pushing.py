"""Bring changed rows to the search server."""

from __future__ import annotations

from typing import Any

from clearinghouse.core.content_changes import content_changed
from search.backends import server
from search.models import IndexRow


def deliver_pushes(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery of PUSH: rows as they are now. Raises TemporarilyUnavailable, and is then tried until it holds.

    Search pages kept for visitors give way once searches find the rows: those built between the change and now are old.
    """
    backend = server()
    if backend is not None:
        rows = IndexRow.objects.filter(pk__in=[payload["row"] for payload in payloads])
        backend.write(rows)
        content_changed()
