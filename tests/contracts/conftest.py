"""Every search backend there is, each over the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from search.backends import database
from search.backends.base import SearchBackend
from search.documents import SearchDocument
from search.models import IndexRow
from search.services.indexing import store

Fill = Callable[..., SearchBackend]


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def fill(request: pytest.FixtureRequest, db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fill]:
    """`fill(document, …)` puts documents into the backend under test and returns it."""
    if request.param == "elasticsearch":
        settings.ELASTICSEARCH = {
            **settings.ELASTICSEARCH,
            "hosts": [request.getfixturevalue("elasticsearch_url")],
            "prefix": f"contract-{request.node.nodeid.encode().hex()[-40:]}",
            "timeout": 10,
        }
    with index_of(request.param, monkeypatch) as write:

        def put(*documents: SearchDocument) -> SearchBackend:
            rows = [IndexRow(kind=document.kind, object_id=document.object_id) for document in documents]
            for row, document in zip(rows, documents, strict=True):
                row.save()
                store(row, document)
            return write(rows)

        yield put


@contextmanager
def index_of(name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[list[IndexRow]], SearchBackend]]:
    if name == "database":
        yield lambda rows: database()
        return
    from search.backends import indices
    from search.backends.elasticsearch import SETTINGS, ElasticsearchBackend, client, writing_indices

    monkeypatch.setitem(SETTINGS, "refresh_interval", "50ms")
    client.cache_clear()
    with indices.new_index():
        pass

    def write(rows: list[IndexRow]) -> SearchBackend:
        backend = ElasticsearchBackend()
        backend.write(IndexRow.objects.filter(pk__in=[row.pk for row in rows]))
        return backend

    try:
        yield write
    finally:
        client(10).indices.delete(index=writing_indices())
        client.cache_clear()
