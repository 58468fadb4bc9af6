"""Words in SQLite: FTS5 over the index rows, with Porter stems and folded accents."""

from __future__ import annotations

from typing import Any, ClassVar

from search.backends.base import MARK_END, MARK_START, WEIGHTS, Match, match_from
from search.backends.database import fetch, places
from search.query import SearchQuery, Synonyms

COLUMNS = tuple(WEIGHTS)
RANK = f"bm25(search_text, {', '.join(str(weight) for weight in WEIGHTS.values())})"
OWN = "rowid IN (SELECT rowid FROM search_text WHERE search_text MATCH %s)"
PASSAGE_WORDS = 30
CLOSE = 3


class SqliteMatching:
    """FTS5's MATCH; everything people type goes into quoted strings, where no sign is an operator."""

    hint: ClassVar[str] = "INDEXED BY search_indexrow_facts"

    def matching(self, query: SearchQuery, *, every: bool, scored: bool) -> tuple[str, list[Any]]:
        """Rows with the words; FTS5's rank is the better the more negative."""
        score = f", -{RANK} AS score, {OWN if query.terms.synonyms else '1'} AS own" if scored else ""
        sql = f"SELECT rowid AS id{score} FROM search_text WHERE search_text MATCH %s"  # noqa: S608 -- only our own numbers
        own = [own_expression(query, every=every)] if scored and query.terms.synonyms else []
        return sql, [*own, expression(query, every=every)]

    def in_setting(self) -> str:
        """The values stand as JSON in the row."""
        return "EXISTS (SELECT 1 FROM json_each(r.facets, '$.setting') s WHERE s.value = %s)"

    def passages(self, query: SearchQuery, row_ids: list[int], *, every: bool) -> dict[int, Match]:
        """Titles and passages of these rows with their matches marked."""
        marks = [MARK_START, MARK_END]
        rows = fetch(
            "SELECT rowid, highlight(search_text, 0, %s, %s), highlight(search_text, 1, %s, %s), "  # noqa: S608 -- only placeholders are joined
            "snippet(search_text, 2, %s, %s, '…', %s), snippet(search_text, 3, %s, %s, '…', %s) "
            f"FROM search_text WHERE search_text MATCH %s AND rowid IN ({places(row_ids)})",
            [*marks, *marks, *marks, PASSAGE_WORDS, *marks, PASSAGE_WORDS, expression(query, every=every), *row_ids],
        )
        return {pk: match_from(pk, dict(zip(COLUMNS, texts, strict=True))) for pk, *texts in rows}


def expression(query: SearchQuery, *, every: bool) -> str:
    """The FTS5 expression for a query: quoted strings joined by AND or OR. A few words count more where they stand close together."""
    concepts = query.terms.concepts
    parts = [either(concept) for concept in concepts]
    if not every:
        return " OR ".join(parts)
    together = [" AND ".join(parts)]
    if query.terms.enough == 1:
        words = [concept.words_alone for concept in concepts]
        together += [with_two_close(parts, words, at) for at in range(len(parts) - 1) if words[at] and words[at + 1]]
    return " OR ".join(f"({part})" for part in together)


def own_expression(query: SearchQuery, *, every: bool) -> str:
    """The expression for what was typed alone, without what means the same."""
    return (" AND " if every else " OR ").join(typed(concept) for concept in query.terms.concepts)


def typed(concept: Synonyms) -> str:
    """All words of a concept."""
    words = " AND ".join(quoted(word) for word in concept.words)
    return f"({words})" if len(concept.words) > 1 else words


def either(concept: Synonyms) -> str:
    """All words of a concept, or one of its synonyms."""
    if not concept.others:
        return typed(concept)
    return f"({' OR '.join([typed(concept), *(quoted(other) for other in concept.others)])})"


def quoted(term: str) -> str:
    """A term as a string of FTS5, in which no sign means anything."""
    return f'"{term}"'


def with_two_close(parts: list[str], words: list[str], at: int) -> str:
    """All terms, of which this one and the next are at most CLOSE words apart."""
    close = f"NEAR({quoted(words[at])} {quoted(words[at + 1])}, {CLOSE})"
    return " AND ".join([*parts[:at], close, *parts[at + 2 :]])
