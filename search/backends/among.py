"""Which of some rows a search finds. Asked of the database, which has every row the moment it is committed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from search.backends import database
from search.backends.database import HOLDS_ANY, are_enough, fetch, places

if TYPE_CHECKING:
    from search.query import SearchQuery

BATCH = 500


def found_among(query: SearchQuery, row_ids: Collection[int]) -> list[int]:
    """Those of these rows that the search finds; with any of the words only where too few have them all, as on its page."""
    if not row_ids:
        return []
    every = not query.terms.are_many or are_enough(database().groups(query, every=True), query, every=True)
    sql, parameters = database().selection(query, "r.id", every=every, scored=False)
    for name, chosen in query.filters.items():
        sql += HOLDS_ANY.format(values=places(chosen))
        parameters = [*parameters, name, *chosen]
    return [row[0] for batch in batches(row_ids) for row in fetch(f"{sql} AND r.id IN ({places(batch)})", [*parameters, *batch])]


def batches(row_ids: Collection[int]) -> Iterator[list[int]]:
    """As many ids at a time as any database takes."""
    left = iter(sorted(row_ids))
    while batch := list(islice(left, BATCH)):
        yield batch
