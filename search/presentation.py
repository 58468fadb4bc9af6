"""Results in the shapes that the page's components take: chips, facet groups, orders and a way out of an empty page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from search.facets import BY_NAME, FACETS
from search.language.filters import said
from search.query import SORT_LABELS, SearchQuery, Sort
from search.selectors import Results, without_each_filter
from search.selectors.suggestions import topics_named

SHOWN_VALUES = 12
MOST_OFFERS = 5
ALIKE = 4


def present(results: Results) -> dict[str, Any]:
    """The context of the results page."""
    return {
        "chips": chips(results),
        "clear_url": results.query.without_filters().address(),
        "groups": groups(results),
        "sorts": sorts(results.query),
        "kept": [(name, value) for name, value in results.query.parameters() if name != "q"],
        "rest_of_query": urlencode(results.query.parameters()),
        "ways_out": ways_out(results),
        "offers": offers(results),
        "near_topics": near_topics(results),
    }


def label_of(results: Results, facet: str, value: str) -> str:
    """The words of a facet's value."""
    return results.labels[facet].get(value, value)


def chips(results: Results) -> list[dict[str, str]]:
    """One chip for every choice; its address is the search without it."""
    return [
        {"label": label_of(results, facet, value), "url": results.query.toggled(facet, value).address()}
        for facet in BY_NAME
        for value in results.query.filters.get(facet, ())
    ]


def groups(results: Results) -> list[dict[str, Any]]:
    """Every facet that has anything to choose, with counts; what is chosen stays even where nothing is left of it."""
    shown = []
    for facet in FACETS:
        chosen = results.query.filters.get(facet.name, ())
        counts = results.counts.get(facet.name, {})
        values = [value for value in results.labels[facet.name] if counts.get(value) or value in chosen]
        if len(values) > 1 or chosen:
            tree = results.broader.get(facet.name, {})
            options = [option(results, facet.name, value) for value in fullest(values, counts, chosen, tree)]
            shown.append(
                {
                    "name": facet.name,
                    "label": facet.label,
                    "options": nested(options, tree),
                    "is_open": facet.is_open or bool(chosen),
                }
            )
    return shown


def option(results: Results, facet: str, value: str) -> dict[str, Any]:
    """One value of a facet; its address is the search with it chosen, or without it where it is.

    In a tree it stands in for what is above and below it: either is the wider choice, and both together would be no other.
    """
    tree, chosen = results.broader.get(facet, {}), results.query.filters.get(facet, ())
    line = [other for other in chosen if other in above(value, tree) or value in above(other, tree)]
    return {
        "value": value,
        "label": label_of(results, facet, value),
        "count": results.counts.get(facet, {}).get(value, 0),
        "selected": value in chosen,
        "url": results.query.toggled(facet, value, instead_of=line).address(),
        "narrower": [],
    }


def above(value: str, tree: Mapping[str, str]) -> list[str]:
    """The values above this one, the nearest first."""
    line: list[str] = []
    while (value := tree.get(value, "")) and value not in line:
        line.append(value)
    return line


def nested(options: list[dict[str, Any]], tree: Mapping[str, str]) -> list[dict[str, Any]]:
    """The options that stand on top, each with its parts in `narrower`."""
    by_value = {option["value"]: option for option in options}
    top: list[dict[str, Any]] = []
    for option in options:
        parent = by_value.get(tree.get(option["value"], ""))
        (parent["narrower"] if parent else top).append(option)
    return top


def fullest(values: Sequence[str], counts: Mapping[str, int], chosen: Collection[str], tree: Mapping[str, str]) -> list[str]:
    """At most SHOWN_VALUES of these: the fullest, and all that are chosen with their parts, under what is above them, in their own order."""
    by_count = sorted(values, key=lambda value: (value not in chosen, -counts.get(value, 0)))
    kept = {*by_count[:SHOWN_VALUES], *chosen, *(value for value in values if tree.get(value) in chosen)}
    kept |= {broader for value in kept for broader in above(value, tree)}
    return [value for value in values if value in kept]


def sorts(query: SearchQuery) -> list[dict[str, Any]]:
    """The orders to choose from, as links. Best match means nothing without words, nor nearest without a district."""
    base = [(name, value) for name, value in query.parameters() if name != "sort"]
    choices = [
        sort for sort in SORT_LABELS if (query.terms or sort is not Sort.RELEVANCE) and (query.near or sort is not Sort.NEAREST)
    ]
    return [
        {"label": SORT_LABELS[sort], "url": f"/search/?{urlencode([*base, ('sort', sort.value)])}", "current": sort is query.order}
        for sort in choices
    ]


def ways_out(results: Results) -> list[dict[str, Any]]:
    """On an empty page: each choice that could be dropped, with how many results that would give."""
    if results.total or not results.query.filters:
        return []
    return [
        {"label": label_of(results, facet, value), "url": results.query.toggled(facet, value).address(), "count": count}
        for facet, value, count in without_each_filter(results)
        if count
    ]


def offers(results: Results) -> list[dict[str, Any]]:
    """Filters that the words say and that would leave something, to be chosen or not."""
    query = results.query
    return [
        {"label": label_of(results, facet, value), "url": query.toggled(facet, value).address(), "count": count}
        for facet, value in said(query.terms.text, results.labels)
        if (count := results.counts.get(facet, {}).get(value, 0)) and value not in query.filters.get(facet, ())
    ][:MOST_OFFERS]


def near_topics(results: Results) -> list[dict[str, str]]:
    """On an empty page: topics of which a word begins like one of the words, with anything in them for this person."""
    starts = [word.lower()[:ALIKE] for word in results.query.terms.words if len(word) >= ALIKE]
    if results.total or not starts:
        return []
    named = topics_named(starts[:MOST_OFFERS], sorted(results.query.audience))
    return [{"label": label, "url": "/search/?" + urlencode({"topic": value})} for value, label in named]
