"""Search in the database itself: the same question on SQLite and PostgreSQL, each with its own way to match words.

Every row carries all its facet values in one column, so that counting is one grouping: rows with the same values are counted
together, and which filters they pass is found out once for all of them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django.db import connection

from search.backends.base import STRENGTH_COUNTS, Found, Match
from search.query import PAGE_SIZE, SearchQuery, Sort

if TYPE_CHECKING:
    from search.models import IndexRow

ORDERS = {
    Sort.RELEVANCE: "{best}, r.id",
    Sort.NEWEST: "r.published_at DESC, r.id",
    Sort.STRONGEST: "r.strength DESC, {best}, r.id",
    Sort.NEAREST: "{near} DESC, {best}, r.id",
}
# What holds the words that were typed comes before what only holds others that mean the same.
BEST = f"w.own DESC, w.score * (1 + {STRENGTH_COUNTS} * r.strength) DESC, r.strength DESC"
BEST_OF_ALL = "r.strength DESC"
HOLDS_ANY = (
    " AND EXISTS (SELECT 1 FROM search_indexrow_facet_values c WHERE c.indexrow_id = r.id AND c.facetvalue_id IN "
    "(SELECT cv.id FROM search_facetvalue cv WHERE cv.facet = %s AND cv.value IN ({values})))"
)

Parameters = list[Any]


class WordMatching(Protocol):
    """How one database finds words in rows."""

    hint: ClassVar[str]
    """What to say after the name of the rows' table, so that only the part is read that is asked for."""

    def matching(self, query: SearchQuery, *, every: bool, scored: bool) -> tuple[str, Parameters]:
        """SQL of the `id` of rows with every word, or with any; where wanted with their `score`, which rises with relevance, and
        whether they have their `own` words or only others that mean the same."""

    def in_setting(self) -> str:
        """SQL that is true where row `r` was studied in the setting that is its one parameter."""

    def passages(self, query: SearchQuery, row_ids: list[int], *, every: bool) -> dict[int, Match]:
        """Titles and passages of these rows with their matches marked."""


@dataclass(frozen=True)
class DatabaseBackend:
    """Answers from `IndexRow` and its facet values; nothing is held elsewhere."""

    matching: WordMatching
    name: ClassVar[str] = "database"

    def write(self, rows: Iterable[IndexRow]) -> None:
        """The rows are in the database already."""

    def search(self, query: SearchQuery) -> Found:
        """Answer with all words where enough documents have them, else with any word."""
        found = self.ask(query, every=True)
        if found is None and query.terms.are_many:
            found = self.ask(query, every=False)
            return Found(all_words=False) if found is None else found
        return found or Found()

    def ask(self, query: SearchQuery, *, every: bool) -> Found | None:
        """The answer, or None where too few rows have the words whatever the filters."""
        groups = self.groups(query, every=every)
        if not are_enough(groups, query, every=every):
            return None
        total, counts = count(groups, query)
        ids = self.page_of(query, every=every) if total > query.offset else []
        marked = self.matching.passages(query, ids, every=every) if query.terms and ids else {}
        return Found(tuple(marked.get(pk) or Match(pk) for pk in ids), total, counts, all_words=every)

    def selection(self, query: SearchQuery, what: str, *, every: bool, scored: bool) -> tuple[str, Parameters]:
        """A statement that selects from the rows with the words which this person's audience keys open; conditions may follow."""
        keys = sorted(query.audience)
        visible = f"NOT r.is_removed AND r.audience IN ({places(keys)})"
        rows = f"search_indexrow AS r {self.matching.hint}"
        if not query.terms:
            return f"SELECT {what} FROM {rows} WHERE {visible}", keys  # noqa: S608 -- only our own SQL is joined; values are parameters
        words, parameters = self.matching.matching(query, every=every, scored=scored)
        # Materialized and cross joined: the words decide which rows are read, and the database does not try the reverse.
        return (
            f"WITH words AS MATERIALIZED ({words}) SELECT {what} FROM words w CROSS JOIN {rows} WHERE r.id = w.id AND {visible}",  # noqa: S608 -- as above
            [*parameters, *keys],
        )

    def groups(self, query: SearchQuery, *, every: bool) -> list[tuple[str, int]]:
        """How many rows have the words, by all the facet values that they have; filters are left for later."""
        sql, parameters = self.selection(query, "r.facets, count(*)", every=every, scored=False)
        return fetch(f"{sql} GROUP BY r.facets", parameters)

    def page_of(self, query: SearchQuery, *, every: bool, column: str = "id") -> list[Any]:
        """The ids of this page's rows in order, or another of their columns."""
        sql, parameters = self.selection(query, f"r.{column}", every=every, scored=True)
        for name, chosen in query.filters.items():
            sql += HOLDS_ANY.format(values=places(chosen))
            parameters = [*parameters, name, *chosen]
        order = ORDERS[query.order].format(best=BEST if query.terms else BEST_OF_ALL, near=self.matching.in_setting())
        near = [query.near] if query.order is Sort.NEAREST else []
        rows = fetch(f"{sql} ORDER BY {order} LIMIT %s OFFSET %s", [*parameters, *near, PAGE_SIZE, query.offset])
        return [row[0] for row in rows]


def are_enough(groups: list[tuple[str, int]], query: SearchQuery, *, every: bool) -> bool:
    """Whether so many rows have the words that those with only some of them are left out."""
    return sum(number for _, number in groups) >= (query.terms.enough if every and query.terms.are_many else 1)


def count(groups: list[tuple[str, int]], query: SearchQuery) -> tuple[int, dict[str, dict[str, int]]]:
    """The total under all filters, and counts of every facet value, each facet under the filters of the others."""
    total, counts = 0, Counter[tuple[str, str]]()
    for stored, number in groups:
        values = values_of(stored)
        failed = [name for name, chosen in query.filters.items() if not any((name, value) in values for value in chosen)]
        if not failed:
            total += number
        if len(failed) < 2:
            counts.update({pair: number for pair in values if not failed or pair[0] == failed[0]})
    by_facet: dict[str, dict[str, int]] = {}
    for (facet, value), number in counts.items():
        by_facet.setdefault(facet, {})[value] = number
    return total, by_facet


@lru_cache(maxsize=20_000)
def values_of(stored: str) -> frozenset[tuple[str, str]]:
    """The facet values of a row as pairs of facet and value."""
    return frozenset((facet, value) for facet, values in json.loads(stored).items() for value in values)


def places(values: Iterable[Any]) -> str:
    """As many placeholders as there are values."""
    return ", ".join("%s" for _ in values) or "NULL"


def fetch(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    """All rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
