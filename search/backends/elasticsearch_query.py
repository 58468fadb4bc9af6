"""What is asked of Elasticsearch: one request for matches, order, counts and passages."""

from __future__ import annotations

from typing import Any

from elasticsearch.dsl import A, Q, Query, Search
from elasticsearch.dsl.aggs import AggBase

from search.backends.base import MARK_END, MARK_START, STRENGTH_COUNTS, WEIGHTS
from search.facets import FACETS
from search.query import PAGE_SIZE, SearchQuery, Sort, Synonyms

BUCKETS = 200
MATCHING = "matching"  # how many have the words, whatever the filters; not asked for where there are none
FIELDS = [f"{name}^{weight}" for name, weight in WEIGHTS.items()]
NEARNESS = {"slop": 3, "boost": 0.1}
STRENGTH: list[dict[str, Any]] = [
    {"weight": 1},
    {"field_value_factor": {"field": "strength", "factor": STRENGTH_COUNTS, "missing": 0}},
]
OWN_WORDS_FIRST = 1_000.0
NEAR_FIRST = 1_000_000.0
ORDERS: dict[Sort, list[Any]] = {
    Sort.RELEVANCE: ["_score", {"strength": "desc"}, {"row": "asc"}],
    Sort.NEWEST: [{"published_at": {"order": "desc", "missing": "_last"}}, {"row": "asc"}],
    Sort.STRONGEST: [{"strength": "desc"}, "_score", {"row": "asc"}],
    Sort.NEAREST: ["_score", {"strength": "desc"}, {"row": "asc"}],
}


def body_of(query: SearchQuery, *, every: bool) -> dict[str, Any]:
    """The request: words and audience decide the matches, filters come after, so that each facet can count without its own."""
    search = Search().query(ranked(query, every=every))
    chosen = {name: Q("terms", **{f"facets.{name}": list(values)}) for name, values in query.filters.items()}
    if chosen:
        search = search.post_filter("bool", filter=list(chosen.values()))
    count_facets(search, chosen)
    if query.terms:
        search = search.highlight_options(pre_tags=[MARK_START], post_tags=[MARK_END], encoder="default")
        search = search.highlight("title", "keywords", number_of_fragments=0).highlight(
            "summary", "body", fragment_size=220, number_of_fragments=1
        )
    search = search.sort(*ORDERS[query.order]).source(includes=["row"]).extra(track_total_hits=True, track_scores=True)
    request: dict[str, Any] = search[query.offset : query.offset + PAGE_SIZE].to_dict()
    return {("source" if name == "_source" else "from_" if name == "from" else name): value for name, value in request.items()}


def count_facets(search: Search, chosen: dict[str, Query]) -> None:
    """Ask for each facet's counts under the filters of the others.

    Facets under the same filters share one aggregation, and no filter means none: a pass over the matches costs more than a facet.
    """
    together: AggBase[Any] = search.aggs
    if chosen:
        search.aggs.bucket(MATCHING, A("filter", Q("match_all")))
        together = search.aggs.bucket("filtered", A("filter", Q("bool", filter=list(chosen.values()))))
    for facet in FACETS:
        others = [condition for name, condition in chosen.items() if name != facet.name]
        counted: AggBase[Any] = together if facet.name not in chosen else search.aggs
        if facet.name in chosen and others:
            counted = search.aggs.bucket(f"but {facet.name}", A("filter", Q("bool", filter=others)))
        counted.bucket(facet.name, "terms", field=f"facets.{facet.name}", size=BUCKETS)


def words_of(query: SearchQuery, *, every: bool) -> dict[str, Any]:
    """What is looked for as clauses: all must match in one field or another, or any. Words close together count a little more."""
    clauses = [either(concept) for concept in query.terms.concepts]
    if not clauses:
        return {"must": [Q("match_all")]}
    near = [Q("multi_match", query=pair, fields=FIELDS, type="phrase", **NEARNESS) for pair in query.terms.pairs]
    return {"must": clauses, "should": near} if every else {"should": [*clauses, *near], "minimum_should_match": 1}


def own_words_of(query: SearchQuery, *, every: bool) -> Query:
    """What was typed alone, without what means the same."""
    typed = [typed_words(concept) for concept in query.terms.concepts]
    return Q("bool", must=typed) if every else Q("bool", should=typed, minimum_should_match=1)


def either(concept: Synonyms) -> Query:
    """All words of a concept, or one of its synonyms."""
    typed = typed_words(concept)
    return Q("dis_max", queries=[typed, *(anywhere(other) for other in concept.others)]) if concept.others else typed


def typed_words(concept: Synonyms) -> Query:
    """All words of a concept."""
    words = [anywhere(word) for word in concept.words]
    return words[0] if len(words) == 1 else Q("bool", must=words)


def anywhere(term: str) -> Query:
    """A word in any field, several as a phrase in one."""
    return Q("multi_match", query=term, fields=FIELDS, type="phrase" if " " in term else "cross_fields")


def ranked(query: SearchQuery, *, every: bool) -> Query:
    """Who may see it and what matches, the stronger evidence a little higher; what belongs before all else by whole orders of magnitude."""
    matching = Q("bool", filter=[Q("terms", audience=sorted(query.audience))], **words_of(query, every=every))
    best = Q("function_score", query=matching, functions=STRENGTH, score_mode="sum", boost_mode="multiply")
    first = []
    if query.terms.synonyms:
        first.append({"filter": own_words_of(query, every=every), "weight": OWN_WORDS_FIRST})
    if query.order is Sort.NEAREST:
        first.append({"filter": Q("term", **{"facets.setting": query.near}), "weight": NEAR_FIRST})
    return Q("function_score", query=best, functions=first, score_mode="multiply", boost_mode="multiply") if first else best
