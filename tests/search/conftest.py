from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from search.models import IndexRow
from search.query import SearchQuery, terms_of


class SearchServer:
    """The product's own backend on a real Elasticsearch, and ways to spoil what it holds behind the product's back."""

    def __init__(self) -> None:
        from search.backends import elasticsearch

        self.backend = elasticsearch.ElasticsearchBackend()
        self.client = elasticsearch.client(10)
        self.alias = elasticsearch.alias()

    def indices(self) -> set[str]:
        return set(self.client.indices.get(index=f"{self.alias}-v*").body)

    def titles(self, words: str) -> list[str]:
        self.client.indices.refresh(index=self.alias)
        found = self.backend.search(SearchQuery(terms_of(words), audience=frozenset({"public"})))
        rows = IndexRow.objects.in_bulk([match.row_id for match in found.matches])
        return [rows[match.row_id].title for match in found.matches]

    def forget(self, row_id: int) -> None:
        self.client.delete(index=self.alias, id=str(row_id), refresh=True)

    def put_ghost(self, row_id: int) -> None:
        self.client.index(index=self.alias, id=str(row_id), document={"row": row_id, "audience": "public"}, refresh=True)


@pytest.fixture
def search_server(
    request: pytest.FixtureRequest, settings: Any, db: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SearchServer]:
    """A real Elasticsearch with an empty index of this test's own."""
    from search.backends import elasticsearch, indices

    monkeypatch.setitem(elasticsearch.SETTINGS, "refresh_interval", "50ms")
    monkeypatch.setattr(indices, "LAST_SEARCHES_SECONDS", 0)
    settings.ELASTICSEARCH = {
        **settings.ELASTICSEARCH,
        "hosts": [request.getfixturevalue("elasticsearch_url")],
        "prefix": f"test-{abs(hash(request.node.nodeid))}",
        "timeout": 10,
    }
    elasticsearch.client.cache_clear()
    with indices.new_index():
        pass
    server = SearchServer()
    yield server
    server.client.indices.delete(index=sorted(server.indices()))
    elasticsearch.client.cache_clear()
