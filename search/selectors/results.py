"""What the search page shows, for the person who asks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from clearinghouse.resources.matching.match import Match as SettingMatch
from clearinghouse.resources.matching.match import match as match_setting
from clearinghouse.resources.matching.ours import OurSetting, carry
from clearinghouse.resources.matching.studied import from_data
from search.backends import answer
from search.backends.base import MARK_END, MARK_START
from search.documents import kinds
from search.facets import BY_NAME
from search.query import Terms
from search.selectors.asking import question_of
from search.selectors.explaining import reasons_for
from search.selectors.lexicon import did_you_mean
from search.selectors.places import places_of
from search.selectors.visible import rows_in_sight

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.utils.datastructures import MultiValueDict

    from clearinghouse.accounts.models import User
    from search.backends.base import Found, Match
    from search.models import IndexRow
    from search.query import SearchQuery
    from search.selectors.asking import Question

MOST_WAYS_OUT = 4


@dataclass(frozen=True)
class Hit:
    """One result: plain values, and a title and passage in which the matches are marked.

    `near` compares it with the reader's district, where that is known and the result is a resource.
    """

    url: str
    title: SafeString
    snippet: SafeString
    kind_label: str
    tier: int | None = None
    has_tier: bool = False
    facts: list[tuple[str, str]] = field(default_factory=list)
    dials: list[dict[str, Any]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    place: str = ""
    near: SettingMatch | None = None


@dataclass(frozen=True)
class Results:
    """A page of results with everything the page needs. `labels` gives the words of each facet value, `broader` the value above it.

    `by` is the backend that answered, `typed` the query as it was typed where its spelling was corrected, `meant` another spelling that may have been meant.
    """

    query: SearchQuery
    notices: tuple[str, ...]
    hits: list[Hit]
    total: int
    counts: dict[str, dict[str, int]]
    labels: dict[str, dict[str, str]]
    all_words: bool
    broader: dict[str, dict[str, str]] = field(default_factory=dict)
    by: str = ""
    typed: SearchQuery | None = None
    meant: SearchQuery | None = None


def search_for(user: User | AnonymousUser | None, parameters: MultiValueDict[str, str], *, page: int) -> Results:
    """Search as this person, in a fixed number of queries. What the index shows is checked against the database once more."""
    question = question_of(user, parameters, page=page)
    query = question.query
    found = answer(query)
    return Results(
        query=query,
        notices=question.notices,
        hits=hits_of(found, user, query),
        total=found.total,
        counts=found.counts,
        labels=question.lexicon.labels,
        broader=question.lexicon.broader,
        all_words=found.all_words,
        by=found.by,
        typed=None if query is question.typed else replace(question.typed, is_literal=True),
        meant=other_spelling(question, found),
    )


def other_spelling(question: Question, found: Found) -> SearchQuery | None:
    """The search that was perhaps meant where this one found little; an only slightly different search is offered, never made."""
    query = question.query
    if query.is_literal:
        terms = question.better
    elif question.better is None and query.terms and not (found.total and found.all_words):
        terms = did_you_mean(query.terms, question.lexicon)
    else:
        terms = None
    return replace(query, terms=terms, page=1, is_literal=False) if terms else None


def hits_of(found: Found, user: User | AnonymousUser | None, query: SearchQuery | None = None) -> list[Hit]:
    """The matches as results, without any that the database does not let this person see now."""
    matches = {match.row_id: match for match in found.matches}
    terms, ours = (query.terms, query.ours) if query else (Terms(), OurSetting())
    rows = rows_in_sight(list(matches), user)
    places = places_of(rows, matches)
    return [hit_of(row, matches[row.pk], terms, ours, place=places.get(row.pk, "")) for row in rows]


def hit_of(row: IndexRow, match: Match, terms: Terms, ours: OurSetting, *, place: str = "") -> Hit:
    """One row as a result, compared with the reader's district; `place` says where in a document the passage is from."""
    display = row.display
    return Hit(
        url=carry(row.url, ours),
        title=marked(match.title or row.title),
        snippet=marked(match.passage or row.summary),
        kind_label=kinds()[row.kind].label,
        tier=display.get("tier"),
        has_tier=display.get("has_tier", False),
        facts=[(label, value) for label, value in display.get("facts", [])],
        dials=display.get("dials", []),
        reasons=reasons_for(row, match, terms),
        place=place,
        near=match_setting(ours, from_data(display["studied"])) if ours and "studied" in display else None,
    )


def marked(text: str) -> SafeString:
    """Escaped text with the backend's marks as <mark> elements."""
    return mark_safe(escape(text).replace(MARK_START, "<mark>").replace(MARK_END, "</mark>"))  # noqa: S308 -- escaped just before


def without_each_filter(results: Results) -> list[tuple[str, str, int]]:
    """For an empty page: each chosen value's facet and value, with how many results there would be without it."""
    query, by = results.query, results.by
    ways = []
    choices = [(name, value) for name in BY_NAME for value in query.filters.get(name, ())]
    for facet, value in choices[:MOST_WAYS_OUT]:
        found = answer(query.toggled(facet, value), after=by)
        by = found.by
        ways.append((facet, value, found.total))
    return ways
