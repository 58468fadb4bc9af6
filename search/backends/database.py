"""Search in the database itself: the same question on SQLite and PostgreSQL, each with its own way to match words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django.db import connection

from search.backends.base import STRENGTH_COUNTS, Found, Match
from search.facets import BY_NAME
from search.query import PAGE_SIZE, SearchQuery, Sort

if TYPE_CHECKING:
    from search.models import IndexRow

ORDERS = {
    Sort.RELEVANCE: f"m.score * (1 + {STRENGTH_COUNTS} * r.strength) DESC, r.strength DESC, r.id",
    Sort.NEWEST: "r.published_at DESC, r.id",
    Sort.STRONGEST: "r.strength DESC, m.score DESC, r.id",
}
ALL_ROWS = "SELECT id, 0.0 AS score FROM search_indexrow"


class WordMatching(Protocol):
    """How one database finds words in rows."""

    def matching(self, query: SearchQuery, *, every: bool) -> tuple[str, list[Any]]:
        """SQL of `id, score` of the rows with every word, or with any; scores rise with relevance."""

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
        """The answer, or None where too few rows match the words whatever the filters."""
        counts, total, matching = self.count(query, every=every)
        if matching < (query.terms.enough if every else 1):
            return None
        ids = self.page_of(query, every=every) if total > query.offset else []
        marked = self.matching.passages(query, ids, every=every) if query.terms and ids else {}
        return Found(tuple(marked.get(pk) or Match(pk) for pk in ids), total, counts, all_words=every)

    def matched(self, query: SearchQuery, *, every: bool) -> tuple[str, list[Any]]:
        """The rows with the words that this person's audience keys open, as the statement's first part."""
        words, parameters = self.matching.matching(query, every=every) if query.terms else (ALL_ROWS, [])
        keys = sorted(query.audience)
        sql = (
            f"WITH words AS MATERIALIZED ({words}), matched AS MATERIALIZED (SELECT w.id, w.score FROM words w JOIN search_indexrow r ON r.id = w.id "  # noqa: S608 -- only our own SQL is joined; values are parameters
            f"WHERE NOT r.is_removed AND r.audience IN ({places(keys)}))"
        )
        return sql, [*parameters, *keys]

    def count(self, query: SearchQuery, *, every: bool) -> tuple[dict[str, dict[str, int]], int, int]:
        """Counts of every facet value, each facet under the filters of the others; the total under all, and under none."""
        sql, parameters = self.matched(query, every=every)
        parts, extra = ["SELECT '', '', count(*) FROM matched"], list[Any]()
        chosen, values = filter_sql(query, leaving_out="")
        parts.append(f"SELECT '', 'total', count(*) FROM matched m WHERE true{chosen}")  # noqa: S608 -- as above
        extra += values
        filtered = [name for name in BY_NAME if name in query.filters]
        for group in [[name for name in BY_NAME if name not in query.filters], *([name] for name in filtered)]:
            chosen, values = filter_sql(query, leaving_out=group[0] if group[0] in query.filters else "")
            parts.append(
                "SELECT v.facet, v.value, count(*) FROM matched m JOIN search_indexrow_facet_values f ON f.indexrow_id = m.id "  # noqa: S608 -- as above
                f"JOIN search_facetvalue v ON v.id = f.facetvalue_id WHERE v.facet IN ({places(group)}){chosen} GROUP BY v.facet, v.value"
            )
            extra += [*group, *values]
        rows = fetch(f"{sql} {' UNION ALL '.join(parts)}", [*parameters, *extra])
        counts: dict[str, dict[str, int]] = {}
        numbers = {"": 0, "total": 0}
        for facet, value, number in rows:
            if facet:
                counts.setdefault(facet, {})[value] = number
            else:
                numbers[value] = number
        return counts, numbers["total"], numbers[""]

    def page_of(self, query: SearchQuery, *, every: bool) -> list[int]:
        """The ids of this page's rows in order."""
        sql, parameters = self.matched(query, every=every)
        chosen, values = filter_sql(query, leaving_out="")
        order = ORDERS[query.sort if query.terms or query.sort is not Sort.RELEVANCE else Sort.STRONGEST]
        rows = fetch(
            f"{sql} SELECT m.id FROM matched m JOIN search_indexrow r ON r.id = m.id WHERE true{chosen} ORDER BY {order} LIMIT %s OFFSET %s",  # noqa: S608 -- as above
            [*parameters, *values, PAGE_SIZE, query.offset],
        )
        return [row[0] for row in rows]


def filter_sql(query: SearchQuery, *, leaving_out: str) -> tuple[str, list[str]]:
    """Conditions on `m.id` for every chosen facet but one: any of a facet's values will do, and every facet must hold."""
    sql, values = "", list[str]()
    for name, chosen in query.filters.items():
        if name != leaving_out:
            sql += (
                " AND m.id IN (SELECT c.indexrow_id FROM search_indexrow_facet_values c JOIN search_facetvalue cv ON cv.id = c.facetvalue_id "  # noqa: S608 -- as above
                f"WHERE cv.facet = %s AND cv.value IN ({places(chosen)}))"
            )
            values += [name, *chosen]
    return sql, values


def places(values: Iterable[Any]) -> str:
    """As many placeholders as there are values."""
    return ", ".join("%s" for _ in values) or "NULL"


def fetch(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    """All rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
