"""Words in SQLite: FTS5 over the index rows, with Porter stems and folded accents."""

from __future__ import annotations

from typing import Any, ClassVar

from search.backends.base import MARK_END, MARK_START, WEIGHTS, Match
from search.backends.database import fetch, places
from search.query import SearchQuery

COLUMNS = tuple(WEIGHTS)
RANK = f"bm25(search_text, {', '.join(str(weight) for weight in WEIGHTS.values())})"
PASSAGE_WORDS = 30
CLOSE = 3


class SqliteMatching:
    """FTS5's MATCH; everything people type goes into quoted strings, where no sign is an operator."""

    hint: ClassVar[str] = "INDEXED BY search_indexrow_facts"

    def matching(self, query: SearchQuery, *, every: bool, scored: bool) -> tuple[str, list[Any]]:
        """Rows with the words; FTS5's rank is the better the more negative."""
        score = f", -{RANK} AS score" if scored else ""
        sql = f"SELECT rowid AS id{score} FROM search_text WHERE search_text MATCH %s"  # noqa: S608 -- only our own numbers
        return sql, [expression(query, every=every)]

    def passages(self, query: SearchQuery, row_ids: list[int], *, every: bool) -> dict[int, Match]:
        """Titles and passages of these rows with their matches marked."""
        marks = [MARK_START, MARK_END]
        rows = fetch(
            "SELECT rowid, highlight(search_text, 0, %s, %s), snippet(search_text, 2, %s, %s, '…', %s), snippet(search_text, 3, %s, %s, '…', %s) "  # noqa: S608 -- only placeholders are joined
            f"FROM search_text WHERE search_text MATCH %s AND rowid IN ({places(row_ids)})",
            [*marks, *marks, PASSAGE_WORDS, *marks, PASSAGE_WORDS, expression(query, every=every), *row_ids],
        )
        return {pk: Match(pk, title, summary if MARK_START in summary else body) for pk, title, summary, body in rows}


def expression(query: SearchQuery, *, every: bool) -> str:
    """The FTS5 expression for a query: quoted strings joined by AND or OR. A few words count more where they stand close together."""
    quoted = [f'"{term}"' for term in (*query.terms.words, *query.terms.phrases)]
    if not every:
        return " OR ".join(quoted)
    together = [" AND ".join(quoted)]
    if query.terms.enough == 1:
        together += [with_two_close(quoted, at) for at in range(len(query.terms.words) - 1)]
    return " OR ".join(f"({part})" for part in together)


def with_two_close(quoted: list[str], at: int) -> str:
    """All terms, of which this one and the next are at most CLOSE words apart."""
    close = f"NEAR({quoted[at]} {quoted[at + 1]}, {CLOSE})"
    return " AND ".join([*quoted[:at], close, *quoted[at + 2 :]])
