"""The whole index can be made anew and compared with what it should be at any time."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.errors import TemporarilyUnavailable
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Audience
from search.backends import indices
from search.documents import kinds
from search.models import IndexRow
from search.services import rebuilding
from search.services.pushing import deliver_pushes
from search.services.rebuilding import check, heal, mend, rebuild, refresh_all
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def test_a_rebuild_finds_what_was_never_indexed_and_empties_what_is_gone() -> None:
    kept, gone = review_page("Kept"), review_page("Gone")
    assert rebuild() == 2
    gone.delete()
    later = review_page("Later")
    IndexRow.objects.filter(object_id=str(later.pk)).delete()
    assert rebuild() == 2
    assert set(IndexRow.objects.filter(is_removed=False).values_list("object_id", flat=True)) == {str(kept.pk), str(later.pk)}


def test_a_second_refresh_of_all_changes_nothing_and_tells_its_progress() -> None:
    review_page("One")
    review_page("Two")
    told = []
    assert refresh_all(lambda *step: told.append(step)) == 2
    assert refresh_all() == 0
    assert [step[1:] for step in told] == [(1, 2), (2, 2)]


def test_the_check_names_missing_superfluous_and_wrongly_visible_rows_and_mending_leaves_none() -> None:
    missing, gone, narrowed = review_page("Missing"), review_page("Gone"), review_page("Narrowed")
    rebuild()
    assert not check()
    IndexRow.objects.filter(object_id=str(missing.pk)).delete()
    type(gone).objects.filter(pk=gone.pk).update(live=False)
    type(narrowed).objects.filter(pk=narrowed.pk).update(audience=Audience.MEMBERS)
    difference = check()
    assert {object_id for _, object_id in difference.rows} == {str(missing.pk), str(gone.pk), str(narrowed.pk)}
    mend(difference)
    assert not check()


def test_a_rebuild_without_an_answering_server_says_so_and_keeps_the_rows(settings) -> None:
    review_page("Kept")
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": ["http://127.0.0.1:9"]}
    with pytest.raises(TemporarilyUnavailable):
        rebuild()
    assert IndexRow.objects.filter(is_removed=False, title="Kept").exists()


@pytest.mark.elasticsearch
def test_the_check_names_copies_that_the_server_lacks_or_holds_too_many_and_mending_leaves_none(search_server) -> None:
    lost, kept = review_page("Lost reading"), review_page("Kept reading")
    rebuild()
    assert not check()
    search_server.forget(IndexRow.objects.get(object_id=str(lost.pk)).pk)
    row = IndexRow.objects.get(object_id=str(kept.pk))
    IndexRow.objects.filter(pk=row.pk).update(version=row.version + 5, audience="members")
    search_server.put_ghost(987_654)
    difference = check()
    assert 987_654 in difference.copies
    assert len(difference.copies) == 3
    mend(difference)
    assert not check()


@pytest.mark.elasticsearch
def test_a_database_restored_from_a_backup_wins_over_what_the_server_remembers(search_server) -> None:
    page = review_page("Kept reading")
    rebuild()
    IndexRow.objects.update(version=50)
    rebuild()
    IndexRow.objects.filter(object_id=str(page.pk)).update(version=3)
    difference = check()
    assert difference.copies
    mend(difference)
    assert not check()


@pytest.mark.elasticsearch
def test_a_rebuild_that_breaks_off_leaves_the_old_index_answering(search_server, monkeypatch) -> None:
    review_page("Kept reading")
    rebuild()
    before = search_server.indices()

    def break_off(*_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr("search.services.rebuilding.fill", break_off)
    with pytest.raises(RuntimeError):
        rebuild()
    assert search_server.indices() == before
    assert search_server.titles("reading") == ["Kept reading"]


@pytest.mark.elasticsearch
def test_a_rebuild_swaps_a_new_index_in_and_takes_the_old_one_away(search_server) -> None:
    review_page("Kept reading")
    rebuild()
    before = search_server.indices()
    rebuild()
    assert len(search_server.indices()) == 1
    assert search_server.indices() != before
    assert search_server.titles("reading") == ["Kept reading"]


@pytest.mark.parametrize("many", [1, 3, 30])
def test_the_check_takes_the_same_queries_however_much_there_is(django_assert_num_queries, many: int) -> None:
    for number in range(many):
        review_page(f"Reading {number}")
    refresh_all()
    with django_assert_num_queries(1 + len(kinds())):
        assert not check()


def test_healing_mends_what_differs_but_not_what_is_on_its_way(settings) -> None:
    page = review_page("Kept reading")
    assert not heal(), "the page's own message waits"
    OutboxMessage.objects.update(state=OutboxState.DELIVERED)
    assert {object_id for _, object_id in heal().rows} == {str(page.pk)}
    assert not check()
    assert not heal()


@pytest.mark.elasticsearch
def test_a_server_that_came_back_empty_gets_its_index_again(search_server) -> None:
    review_page("Kept reading")
    rebuild()
    OutboxMessage.objects.update(state=OutboxState.DELIVERED)
    search_server.client.indices.delete(index=sorted(search_server.indices()))
    heal()
    assert search_server.titles("reading") == ["Kept reading"]
    assert not check()


@pytest.mark.elasticsearch
def test_an_index_that_somebody_is_filling_is_waited_for_and_one_left_behind_long_ago_is_not(search_server) -> None:
    existing, now = search_server.indices(), int(time.time() * 1000)
    search_server.client.indices.create(index=f"{search_server.alias}-v1-{now - 2 * 3600 * 1000}")
    search_server.client.indices.delete(index=sorted(existing))
    assert indices.are_missing()
    search_server.client.indices.create(index=f"{search_server.alias}-v1-{now}")
    assert not indices.are_missing()


@pytest.mark.elasticsearch
def test_of_two_rebuilds_at_once_the_later_one_stays(search_server) -> None:
    review_page("Kept reading")

    def rebuild_while_another_does() -> None:
        with indices.new_index() as earlier:
            rebuild()
            assert earlier not in search_server.indices()
            indices.write_to(earlier, list(IndexRow.objects.all()))

    with pytest.raises(TemporarilyUnavailable):
        rebuild_while_another_does()
    assert search_server.titles("reading") == ["Kept reading"]
    assert len(search_server.indices()) == 1


@pytest.mark.elasticsearch
def test_a_row_that_changes_while_it_is_mended_wins(search_server) -> None:
    page = review_page("Kept reading")
    rebuild()
    row = IndexRow.objects.get(object_id=str(page.pk))
    search_server.forget(row.pk)
    mend(check())
    page.summary = "Newer words."
    page.save_revision().publish()
    refresh_all()
    deliver_pushes([{"row": row.pk}])
    assert not check()
    assert IndexRow.objects.get(pk=row.pk).version > row.version


def test_the_rows_are_read_a_batch_at_a_time_however_many_there_are(monkeypatch) -> None:
    for name in ("One", "Two", "Three", "Four", "Five"):
        review_page(name)
    refresh_all()
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    with CaptureQueriesContext(connection) as asked:
        sizes = [len(batch) for batch in rebuilding.batches()]
    assert sizes == [2, 2, 1]
    assert all("LIMIT 2" in query["sql"] for query in asked)
