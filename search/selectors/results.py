"""What the search page shows, for the person who asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from clearinghouse.districts.audience import audience_keys_of
from search.backends import answer
from search.backends.base import MARK_END, MARK_START
from search.documents import kinds
from search.facets import BY_NAME, FACETS
from search.models import FacetValue, IndexRow
from search.query import read
from search.selectors.visible import visible_rows

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.utils.datastructures import MultiValueDict

    from clearinghouse.accounts.models import User
    from search.backends.base import Found, Match
    from search.query import SearchQuery

MOST_WAYS_OUT = 4


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


@dataclass(frozen=True)
class Results:
    """A page of results with everything the page needs. `labels` gives the words of each facet value, `by` the backend that answered."""

    query: SearchQuery
    notices: tuple[str, ...]
    hits: list[Hit]
    total: int
    counts: dict[str, dict[str, int]]
    labels: dict[str, dict[str, str]]
    all_words: bool
    by: str = ""


def search_for(user: User | AnonymousUser | None, parameters: MultiValueDict[str, str], *, page: int) -> Results:
    """Search as this person, in a fixed number of queries. What the index shows is checked against the database once more."""
    labels = facet_labels()
    known = {facet: set(values) for facet, values in labels.items()}
    reading = read(parameters, page=page, audience=audience_keys_of(user), known=known)
    found = answer(reading.query)
    return Results(
        query=reading.query,
        notices=reading.notices,
        hits=hits_of(found, user),
        total=found.total,
        counts=found.counts,
        labels=labels,
        all_words=found.all_words,
        by=found.by,
    )


def facet_labels() -> dict[str, dict[str, str]]:
    """Facet to value to words, in the order in which people expect them."""
    labels: dict[str, dict[str, str]] = {facet.name: {} for facet in FACETS}
    for facet, value, label in FacetValue.objects.order_by("facet", "position", "label").values_list("facet", "value", "label"):
        if facet in labels:
            labels[facet][value] = label
    return labels


def hits_of(found: Found, user: User | AnonymousUser | None) -> list[Hit]:
    """The matches as results, without any that the database does not let this person see now."""
    rows = IndexRow.objects.defer("body", "keywords").in_bulk([match.row_id for match in found.matches])
    matches = [match for match in found.matches if match.row_id in rows]
    visible = {row.pk for row in visible_rows(rows.values(), user)}
    return [hit_of(rows[match.row_id], match) for match in matches if match.row_id in visible]


def hit_of(row: IndexRow, match: Match) -> Hit:
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
