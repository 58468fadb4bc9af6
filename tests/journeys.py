"""How queries count that are asked together."""

from __future__ import annotations

from django.db import connection

# The menu of the person, in the header of every page, says how much is unread and whether they work in the CMS.
FOR_THE_MENU = 2


def together(queries: int) -> int:
    """One journey on PostgreSQL; on SQLite each by itself."""
    return 1 if connection.vendor == "postgresql" else queries
