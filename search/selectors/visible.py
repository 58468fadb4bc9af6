"""Rows of the index that a person may see now, asked of the database itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from search.documents import kinds
from search.models import IndexRow

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


def visible_rows(rows: Iterable[IndexRow], user: User | AnonymousUser | None) -> list[IndexRow]:
    """Those of these rows whose objects this person may see now, in their order; one query for each kind among them."""
    rows = [row for row in rows if not row.is_removed]
    allowed: set[tuple[str, str]] = set()
    for name, kind in kinds().items():
        ids = [row.object_id for row in rows if row.kind == name]
        if ids:
            allowed |= {(name, object_id) for object_id in kind.visible_ids(user, ids)}
    return [row for row in rows if (row.kind, row.object_id) in allowed]


def rows_in_sight(ids: Sequence[int], user: User | AnonymousUser | None) -> list[IndexRow]:
    """The rows of these numbers that this person may see now, in this order, without their long texts."""
    rows = IndexRow.objects.defer("body", "keywords").in_bulk(ids)
    return visible_rows([rows[pk] for pk in ids if pk in rows], user)
