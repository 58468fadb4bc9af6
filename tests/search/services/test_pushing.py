"""Changed rows reach the search server as they are now, and a server that does not answer leaves the message waiting."""

import pytest
from django.db import connection

from clearinghouse.core import outbox
from clearinghouse.core.errors import TemporarilyUnavailable
from clearinghouse.core.models import ContentVersion, OutboxMessage
from search.backends import indices
from search.models import IndexRow
from search.query import SearchQuery, terms_of
from search.services.indexing import PUSH, store
from search.services.pushing import deliver_pushes
from tests.contracts.documents import document

pytestmark = pytest.mark.django_db


def stored(number: int, title: str, **fields: object) -> IndexRow:
    row = IndexRow.objects.create(kind="research_review", object_id=str(number))
    store(row, document(number, title, **fields))
    return row


def test_without_a_search_server_there_is_nothing_to_do(settings) -> None:
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": []}
    deliver_pushes([{"row": stored(1, "Pair reading").pk}])


def test_a_server_that_does_not_answer_leaves_the_message_waiting(settings) -> None:
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": ["http://127.0.0.1:9"]}
    row = stored(1, "Pair reading")
    with pytest.raises(TemporarilyUnavailable):
        deliver_pushes([{"row": row.pk}])
    outbox.enqueue(PUSH, {"row": row.pk}, key=str(row.pk))
    outbox.deliver_due(PUSH)
    assert OutboxMessage.objects.get(topic=PUSH).state == "waiting"


@pytest.mark.elasticsearch
def test_the_server_holds_the_row_as_it_is_now_and_forgets_a_removed_one(search_server) -> None:
    row = stored(1, "Pair reading")
    deliver_pushes([{"row": row.pk}, {"row": row.pk}])
    assert search_server.titles("reading") == ["Pair reading"]
    store(row, document(1, "Pair writing"))
    deliver_pushes([{"row": row.pk}])
    assert (search_server.titles("reading"), search_server.titles("writing")) == ([], ["Pair writing"])
    row.is_removed, row.version = True, row.version + 1
    row.save()
    deliver_pushes([{"row": row.pk}])
    assert search_server.titles("writing") == []


@pytest.mark.elasticsearch
def test_an_older_row_never_wins_over_a_newer_one(search_server) -> None:
    row = stored(1, "Pair reading")
    old = IndexRow.objects.get(pk=row.pk)
    store(row, document(1, "Pair writing"))
    deliver_pushes([{"row": row.pk}])
    search_server.backend.write([old])
    assert search_server.titles("pair") == ["Pair writing"]
    assert search_server.backend.search(SearchQuery(terms_of("reading"), audience=frozenset({"public"}))).total == 0


@pytest.mark.elasticsearch
def test_searches_find_a_pushed_row_at_once_and_pages_kept_for_visitors_give_way(
    search_server, django_capture_on_commit_callbacks
) -> None:
    row, before = stored(1, "Pair reading"), ContentVersion.current()
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        deliver_pushes([{"row": row.pk}])
    assert search_server.backend.search(SearchQuery(terms_of("reading"), audience=frozenset({"public"}))).total == 1
    assert ContentVersion.current() > before


@pytest.mark.elasticsearch
def test_a_write_to_an_index_that_was_taken_away_fails_and_makes_no_index_without_a_mapping(search_server) -> None:
    row = stored(1, "Pair reading")
    gone = search_server.indices().pop()
    with indices.new_index():
        pass
    with pytest.raises(TemporarilyUnavailable):
        indices.write_to(gone, [row])
    assert gone not in search_server.indices()
