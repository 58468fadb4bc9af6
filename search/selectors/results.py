"""What the search page shows, for the person who asks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from clearinghouse.districts.audience import audience_keys_of
from clearinghouse.districts.models import District
from search.backends import answer
from search.backends.base import MARK_END, MARK_START
from search.documents import kinds
from search.facets import BY_NAME
from search.language.synonyms import expanded
from search.models import IndexRow
from search.query import Terms, read, terms_of
from search.selectors.explaining import SETTING_OF, reasons_for
from search.selectors.lexicon import as_meant, did_you_mean, lexicon_for

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.utils.datastructures import MultiValueDict

    from clearinghouse.accounts.models import User
    from search.backends.base import Found, Match
    from search.query import SearchQuery
    from search.selectors.lexicon import Lexicon

MOST_WAYS_OUT = 4
OWN_DISTRICT = "district:"


@dataclass(frozen=True)
class Hit:
    """One result: plain values, and a title and passage in which the matches are marked."""

    url: str
    title: SafeString
    snippet: SafeString
    kind_label: str
    tier: int | None = None
    has_tier: bool = False
    facts: list[tuple[str, str]] = field(default_factory=list)
    dials: list[dict[str, Any]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Results:
    """A page of results with everything the page needs. `labels` gives the words of each facet value, `by` the backend that answered.

    `typed` is the query as it was typed where its spelling was corrected, `meant` another spelling that may have been meant.
    """

    query: SearchQuery
    notices: tuple[str, ...]
    hits: list[Hit]
    total: int
    counts: dict[str, dict[str, int]]
    labels: dict[str, dict[str, str]]
    all_words: bool
    by: str = ""
    typed: SearchQuery | None = None
    meant: SearchQuery | None = None


def search_for(user: User | AnonymousUser | None, parameters: MultiValueDict[str, str], *, page: int) -> Results:
    """Search as this person, in a fixed number of queries. What the index shows is checked against the database once more."""
    audience = audience_keys_of(user)
    lexicon = lexicon_for(terms_of(str(parameters.get("q") or "")).words, audience)
    known = {facet: set(values) for facet, values in lexicon.labels.items()}
    reading = read(parameters, page=page, audience=audience, known=known)
    typed = replace(reading.query, terms=expanded(reading.query.terms, lexicon.groups), near=setting_near(audience))
    better = as_meant(typed.terms, lexicon)
    query = replace(typed, terms=expanded(better, lexicon.groups)) if better and not typed.is_literal else typed
    found = answer(query)
    return Results(
        query=query,
        notices=reading.notices,
        hits=hits_of(found, user, query),
        total=found.total,
        counts=found.counts,
        labels=lexicon.labels,
        all_words=found.all_words,
        by=found.by,
        typed=None if query is typed else replace(typed, is_literal=True),
        meant=other_spelling(query, better, found, lexicon),
    )


def other_spelling(query: SearchQuery, better: Terms | None, found: Found, lexicon: Lexicon) -> SearchQuery | None:
    """The search that was perhaps meant where this one found little; an only slightly different search is offered, never made."""
    if query.is_literal:
        terms = better
    elif better is None and query.terms and not (found.total and found.all_words):
        terms = did_you_mean(query.terms, lexicon)
    else:
        terms = None
    return replace(query, terms=terms, page=1, is_literal=False) if terms else None


def setting_near(audience: frozenset[str]) -> str:
    """The setting of studies that is most like the district of this person; nothing for people without one."""
    own = sorted(int(key.removeprefix(OWN_DISTRICT)) for key in audience if key.startswith(OWN_DISTRICT))
    if not own:
        return ""
    locales = dict(District.objects.filter(pk__in=own).values_list("pk", "locale"))
    return next((SETTING_OF[locale] for pk in own if (locale := locales.get(pk))), "")


def hits_of(found: Found, user: User | AnonymousUser | None, query: SearchQuery | None = None) -> list[Hit]:
    """The matches as results, without any that the database does not let this person see now."""
    rows = visible_rows([match.row_id for match in found.matches], user)
    terms = query.terms if query else Terms()
    return [hit_of(rows[match.row_id], match, terms) for match in found.matches if match.row_id in rows]


def visible_rows(row_ids: list[int], user: User | AnonymousUser | None) -> dict[int, IndexRow]:
    """Those of these rows by id that the database, asked once more, lets this person see now."""
    rows = IndexRow.objects.defer("body", "keywords").in_bulk(row_ids)
    allowed: set[tuple[str, str]] = set()
    for name, kind in kinds().items():
        ids = [row.object_id for row in rows.values() if row.kind == name]
        if ids:
            allowed |= {(name, object_id) for object_id in kind.visible_ids(user, ids)}
    return {pk: row for pk, row in rows.items() if (row.kind, row.object_id) in allowed}


def hit_of(row: IndexRow, match: Match, terms: Terms) -> Hit:
    """One row as a result."""
    display = row.display
    return Hit(
        url=row.url,
        title=marked(match.title or row.title),
        snippet=marked(match.passage or row.summary),
        kind_label=kinds()[row.kind].label,
        tier=display.get("tier"),
        has_tier=display.get("has_tier", False),
        facts=[(label, value) for label, value in display.get("facts", [])],
        dials=display.get("dials", []),
        reasons=reasons_for(row, match, terms),
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
