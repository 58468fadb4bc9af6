"""Words in PostgreSQL: a weighted text vector with English stems. Accents are not folded here."""

from __future__ import annotations

from typing import Any, ClassVar

from search.backends.base import MARK_END, MARK_START, Match, match_from
from search.backends.database import fetch, places
from search.query import SearchQuery, Synonyms

OPTIONS = f'StartSel="{MARK_START}", StopSel="{MARK_END}", MaxWords=35, MinWords=15, MaxFragments=1'
WHOLE = f'StartSel="{MARK_START}", StopSel="{MARK_END}", HighlightAll=true'


class PostgresqlMatching:
    """tsvector and tsquery; each word or phrase becomes its own query, so that no sign is an operator."""

    hint: ClassVar[str] = ""

    def matching(self, query: SearchQuery, *, every: bool, scored: bool) -> tuple[str, list[Any]]:
        """Rows with the words, ranked by weight and frequency."""
        question, parameters = expression(query, every=every)
        typed, own = expression(query, every=every, own=True)
        rank = f"ts_rank('{{0.1, 0.3, 0.4, 1.0}}', t.search_vector, {question})"
        score = f", {rank} AS score, (t.search_vector @@ ({typed}))::int AS own" if scored else ""
        sql = f"SELECT t.id{score} FROM search_indexrow t WHERE t.search_vector @@ ({question})"  # noqa: S608 -- only placeholders are joined
        return sql, [*([*parameters, *own] if scored else []), *parameters]

    def in_setting(self) -> str:
        """The values stand as JSON in the row."""
        return "coalesce(jsonb_exists(r.facets->'setting', %s), false)"

    def passages(self, query: SearchQuery, row_ids: list[int], *, every: bool) -> dict[int, Match]:
        """Titles and passages of these rows with their matches marked."""
        question, parameters = expression(query, every=every)
        shown = {"title": WHOLE, "keywords": WHOLE, "summary": OPTIONS, "body": OPTIONS}
        headlines = ", ".join(f"ts_headline('english', {field}, {question}, %s)" for field in shown)
        values = [value for options in shown.values() for value in (*parameters, options)]
        rows = fetch(
            f"SELECT id, {headlines} FROM search_indexrow WHERE id IN ({places(row_ids)})",  # noqa: S608 -- as above
            [*values, *row_ids],
        )
        return {pk: match_from(pk, dict(zip(shown, texts, strict=True))) for pk, *texts in rows}


def expression(query: SearchQuery, *, every: bool, own: bool = False) -> tuple[str, list[str]]:
    """The tsquery for a query, as SQL with placeholders; with `own` only for what was typed, without what means the same."""
    concepts = [either(concept, own=own) for concept in query.terms.concepts]
    joined = (" && " if every else " || ").join(sql for sql, _ in concepts)
    return f"({joined})", [term for _, terms in concepts for term in terms]


def either(concept: Synonyms, *, own: bool) -> tuple[str, list[str]]:
    """All words of a concept, or one of its synonyms."""
    others = [] if own else list(concept.others)
    typed = " && ".join(as_tsquery(word) for word in concept.words)
    return f"({' || '.join([f'({typed})', *(as_tsquery(other) for other in others)])})", [*concept.words, *others]


def as_tsquery(term: str) -> str:
    """A word as it is, several as a phrase."""
    return f"{'phraseto' if ' ' in term else 'plainto'}_tsquery('english', %s)"
