"""Search in Elasticsearch 8: copies of the index rows under an alias, asked with short patience."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.dsl import analyzer, token_filter
from elasticsearch.helpers import streaming_bulk

from clearinghouse.core.errors import TemporarilyUnavailable
from search.backends.base import WEIGHTS, Found, Match, match_from
from search.backends.elasticsearch_query import MATCHING, body_of
from search.facets import FACETS

if TYPE_CHECKING:
    from search.models import IndexRow
    from search.query import SearchQuery

SCHEMA = 1  # raise it when MAPPING or ANALYSIS change: the next rebuild makes an index of the new form beside the old
WRITE_SECONDS = 5.0
LEAST_PATIENCE = 0.05
BULK = 1000
FACET_NAMES = frozenset(facet.name for facet in FACETS)
CONFLICT = 409
english = analyzer(
    "english_text",
    tokenizer="standard",
    filter=["lowercase", token_filter("possessives", "stemmer", language="possessive_english"), "asciifolding", "porter_stem"],
)
TEXT = {"type": "text", "analyzer": "english_text"}
KEYWORD = {"type": "keyword"}
MAPPING: dict[str, Any] = {
    "dynamic": "strict",
    "properties": {
        "row": {"type": "long"},
        "kind": KEYWORD,
        "object_id": KEYWORD,
        "audience": KEYWORD,
        **dict.fromkeys(WEIGHTS, TEXT),
        "facets": {"properties": {facet.name: KEYWORD for facet in FACETS}},
        "strength": {"type": "float"},
        "published_at": {"type": "date"},
    },
}
SETTINGS: dict[str, Any] = {"analysis": english.get_analysis_definition(), "gc_deletes": "1h", "refresh_interval": "1s"}


@cache
def client(seconds: float) -> Elasticsearch:
    """A client with this much patience that never asks twice."""
    options: dict[str, Any] = {"api_key": key} if (key := settings.ELASTICSEARCH["api_key"]) else {}
    if ca_file := settings.ELASTICSEARCH["ca_file"]:
        options["ca_certs"] = ca_file
    return Elasticsearch(settings.ELASTICSEARCH["hosts"], request_timeout=seconds, max_retries=0, retry_on_timeout=False, **options)


@contextmanager
def reachable() -> Iterator[None]:
    """Turns every way in which the server can fail to answer into TemporarilyUnavailable."""
    try:
        yield
    except (TransportError, ApiError) as error:
        raise TemporarilyUnavailable(f"Elasticsearch: {error}") from error


def alias() -> str:
    """The name that searches go to."""
    return f"{settings.ELASTICSEARCH['prefix']}-documents"


def writing_alias() -> str:
    """The name of every index that takes writes: the one in use, and one that is being built."""
    return f"{alias()}-writing"


def own_alias(index: str) -> str:
    """The name under which one index takes writes; it goes with the index, and nothing makes it again by accident."""
    return f"{index}-own"


class ElasticsearchBackend:
    """The server's copies. Each carries its row's version, so that a late write never wins over a newer one."""

    name: ClassVar[str] = "elasticsearch"

    def search(self, query: SearchQuery) -> Found:
        """Answer with all words where enough documents have them, else with any word: two questions within one patience.

        Raises TemporarilyUnavailable.
        """
        deadline = time.monotonic() + settings.ELASTICSEARCH["timeout"]
        found = self.ask(query, every=True, deadline=deadline)
        if found is None and query.terms.are_many:
            found = self.ask(query, every=False, deadline=deadline)
            return Found(all_words=False) if found is None else found
        return found or Found()

    def ask(self, query: SearchQuery, *, every: bool, deadline: float) -> Found | None:
        """The answer, or None where too few documents have the words whatever the filters."""
        seconds = max(LEAST_PATIENCE, deadline - time.monotonic())
        patient = client(settings.ELASTICSEARCH["timeout"]).options(request_timeout=seconds)
        with reachable():
            # Pages, people and sort orders ask the same again and again; Elasticsearch forgets what it kept once a document changes.
            answer = patient.search(index=alias(), request_cache=True, **body_of(query, every=every)).body
        total = answer["hits"]["total"]["value"]
        having_words = answer["aggregations"].get(MATCHING, {"doc_count": total})["doc_count"]
        if having_words < (query.terms.enough if every else 1):
            return None
        matches = tuple(match_of(hit) for hit in answer["hits"]["hits"])
        return Found(matches, total, dict(counts_of(answer["aggregations"])), all_words=every)

    def write(self, rows: Iterable[IndexRow]) -> None:
        """Put these rows into every index that takes writes, and wait until searches find them there.

        Raises TemporarilyUnavailable where one did not get through.
        """
        rows = list(rows)
        for index in writing_indices():
            self.write_to(index, rows, refresh="wait_for")

    def write_to(self, index: str, rows: Iterable[IndexRow], *, refresh: str = "false") -> None:
        """Put these rows into one index; `refresh` is Elasticsearch's word for when searches find them.

        An index that was taken away meanwhile is not made again by this: it would have no mapping.
        """
        actions = (action_of(row, own_alias(index)) for row in rows)
        options: dict[str, Any] = {"raise_on_error": False, "chunk_size": BULK, "refresh": refresh, "require_alias": True}
        with reachable():
            answers = streaming_bulk(client(WRITE_SECONDS), actions, **options)
            failed = [answer for went_well, answer in answers if not went_well and not is_harmless(answer)]
        if failed:
            raise TemporarilyUnavailable(f"Elasticsearch refused {len(failed)} documents, the first: {failed[0]}")


def is_harmless(failure: Any) -> bool:
    """Whether one failed operation of a bulk request found its work done: removed already, or a newer version is there."""
    answer = next(iter(failure.values()))
    return bool(answer.get("status") == CONFLICT or answer.get("result") == "not_found")


def writing_indices() -> list[str]:
    """Every index that takes writes now; none before the first rebuild."""
    with reachable():
        return sorted(client(WRITE_SECONDS).indices.get_alias(name=writing_alias(), ignore_unavailable=True).body)


def action_of(row: IndexRow, index: str) -> dict[str, Any]:
    """A row as an operation of a bulk request."""
    address = {"_index": index, "_id": str(row.pk), "version": row.version, "version_type": "external"}
    if row.is_removed:
        return {**address, "_op_type": "delete"}
    return {**address, "_op_type": "index", "_source": source_of(row)}


def source_of(row: IndexRow) -> dict[str, Any]:
    """What the server keeps of a row."""
    texts = {name: getattr(row, name) for name in WEIGHTS}
    plain = {name: getattr(row, name) for name in ("kind", "object_id", "audience", "strength", "published_at")}
    return {"row": row.pk, **plain, **texts, "facets": row.facets}


def match_of(hit: dict[str, Any]) -> Match:
    """One hit as a match."""
    marked = {field: fragments[0] for field, fragments in hit.get("highlight", {}).items()}
    return match_from(int(hit["_source"]["row"]), marked)


def counts_of(aggregations: dict[str, Any]) -> Iterator[tuple[str, dict[str, int]]]:
    """Each facet that has any with its counts by value, whichever filters it was counted under."""
    for name, answer in aggregations.items():
        if buckets := answer.get("buckets"):
            yield name, {bucket["key"]: bucket["doc_count"] for bucket in buckets}
        elif "buckets" not in answer:
            yield from counts_of({facet: counted for facet, counted in answer.items() if facet in FACET_NAMES})
