"""A collection of our own making, in the form that other collections are in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clearinghouse.core.progress import no_progress
from search.management.relevance.collection import measure_collection
from search.management.relevance.measuring import Measured
from search.management.relevance.questions import Unreadable
from search.models import FacetValue, IndexRow, Misspelling, Word
from search.services.rebuilding import rebuild, refresh_all
from tests.factories.resources import review_page
from tests.factories.search import SavedSearchFactory, find

pytestmark = pytest.mark.django_db
DOCUMENTS = ["bridges over a river", "ferries on the river", "bus routes in the hills"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    documents = [{"id": f"d{number}", "title": text, "text": f"{text}, told at length"} for number, text in enumerate(DOCUMENTS)]
    (tmp_path / "documents.jsonl").write_text("\n".join(json.dumps(entry) for entry in documents))
    (tmp_path / "queries.jsonl").write_text(
        '{"id": "1", "text": "river bridge"}\n{"id": "2", "text": "hill bus"}\n{"id": "3", "text": "ferry"}'
    )
    (tmp_path / "qrels.tsv").write_text("query_id\tdocument_id\tgrade\n1\td0\t1\n2\td2\t3\n3\td0\t1\n")
    return tmp_path


def everything() -> tuple:
    return (
        list(IndexRow.objects.order_by("pk").values()),
        list(Word.objects.order_by("pk").values()),
        list(Misspelling.objects.order_by("pk").values()),
        list(FacetValue.objects.order_by("pk").values()),
        list(IndexRow.facet_values.through.objects.order_by("pk").values_list("indexrow_id", "facetvalue_id")),
    )


def test_a_collection_is_measured_beside_nothing_else_and_leaves_nothing(folder: Path, teacher, client) -> None:
    page = review_page("River bridges and ferries by bus", summary="river bridge hill bus ferry")
    refresh_all()
    kept = find(SavedSearchFactory(owner=teacher), page)
    before = everything()
    (row,) = measure_collection(folder, no_progress)
    assert row == Measured("database", "all", 3, pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert everything() == before
    kept.refresh_from_db()
    assert "1 result" in client.get("/search/?q=ferries").content.decode()
    assert "1 result" not in client.get("/search/?q=routes").content.decode()


def test_a_broken_collection_leaves_the_library_as_it_was(folder: Path) -> None:
    review_page("Reading")
    refresh_all()
    before = everything()
    (folder / "documents.jsonl").write_text('{"id": "d0", "title": "Bridges"}')
    with pytest.raises(Unreadable, match="line 1: text is missing"):
        measure_collection(folder, no_progress)
    assert everything() == before


@pytest.mark.elasticsearch
def test_the_search_server_gets_an_index_for_it_and_loses_it_again(folder: Path, search_server, settings) -> None:
    review_page("River bridge")
    rebuild()
    before, prefix = search_server.indices(), settings.ELASTICSEARCH["prefix"]
    embedded, served = measure_collection(folder, no_progress)
    assert (embedded.backend, served.backend) == ("database", "elasticsearch")
    assert served.ndcg == pytest.approx(2 / 3)
    assert settings.ELASTICSEARCH["prefix"] == prefix
    assert search_server.indices() == before
    assert list(search_server.client.indices.get(index=f"{prefix}*").body) == list(before)
    assert search_server.titles("river") == ["River bridge"]
