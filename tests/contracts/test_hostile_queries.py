"""Queries that nobody should send, on every backend: an answer to each, and none takes long. All 5,000 with FAULTS=full."""

import time

from search.language.synonyms import expanded
from search.query import SearchQuery, terms_of
from tests.contracts.conftest import Fill
from tests.contracts.documents import document
from tests.contracts.test_search_backends import PUBLIC
from tests.faults import FULL
from tests.search.hostile import queries

COUNT = 5_000 if FULL else 250
SECONDS = 1.0
GROUPS = ("IEP\nindividualized education program", "TTS\ntext to speech")


def test_no_query_breaks_a_backend_or_keeps_it_long(fill: Fill) -> None:
    backend = fill(*(document(number, f"Reading {number}", body="rural tutoring in grade 3 " * 20) for number in range(30)))
    times = []
    for raw in queries(COUNT):
        started = time.perf_counter()
        found = backend.search(SearchQuery(expanded(terms_of(raw), GROUPS), audience=PUBLIC))
        times.append(time.perf_counter() - started)
        assert 0 <= len(found.matches) <= found.total <= 30
    assert len(times) == COUNT
    print(f"{COUNT:,} queries, the slowest in {max(times) * 1000:.0f} ms")
    assert max(times) < SECONDS or not FULL
