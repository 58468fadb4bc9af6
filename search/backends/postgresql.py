"""Words in PostgreSQL: a weighted text vector with English stems. Accents are not folded here."""

from __future__ import annotations

from typing import Any, ClassVar

from search.backends.base import MARK_END, MARK_START, Match
from search.backends.database import fetch, places
from search.query import SearchQuery

OPTIONS = f'StartSel="{MARK_START}", StopSel="{MARK_END}", MaxWords=35, MinWords=15, MaxFragments=1'
WHOLE = f'StartSel="{MARK_START}", StopSel="{MARK_END}", HighlightAll=true'


class PostgresqlMatching:
    """tsvector and tsquery; each word or phrase becomes its own query, so that no sign is an operator."""

    hint: ClassVar[str] = ""

    def matching(self, query: SearchQuery, *, every: bool, scored: bool) -> tuple[str, list[Any]]:
        """Rows with the words, ranked by weight and frequency."""
        question, parameters = expression(query, every=every)
        score = f", ts_rank_cd('{{0.1, 0.3, 0.4, 1.0}}', t.search_vector, {question}) AS score" if scored else ""
        sql = f"SELECT t.id{score} FROM search_indexrow t WHERE t.search_vector @@ ({question})"  # noqa: S608 -- only placeholders are joined
        return sql, [*(parameters if scored else []), *parameters]

    def passages(self, query: SearchQuery, row_ids: list[int], *, every: bool) -> dict[int, Match]:
        """Titles and passages of these rows with their matches marked."""
        question, parameters = expression(query, every=every)
        rows = fetch(
            f"SELECT id, ts_headline('english', title, {question}, %s), ts_headline('english', summary, {question}, %s), "  # noqa: S608 -- as above
            f"ts_headline('english', body, {question}, %s) FROM search_indexrow WHERE id IN ({places(row_ids)})",
            [*parameters, WHOLE, *parameters, OPTIONS, *parameters, OPTIONS, *row_ids],
        )
        return {pk: Match(pk, title, summary if MARK_START in summary else body) for pk, title, summary, body in rows}


def expression(query: SearchQuery, *, every: bool) -> tuple[str, list[str]]:
    """The tsquery for a query, as SQL with placeholders."""
    words = ["plainto_tsquery('english', %s)"] * len(query.terms.words)
    phrases = ["phraseto_tsquery('english', %s)"] * len(query.terms.phrases)
    joined = (" && " if every else " || ").join([*words, *phrases])
    return f"({joined})", [*query.terms.words, *query.terms.phrases]
