"""A table of resources as a worker takes it: all of it or nothing, whatever happens on the way."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from clearinghouse.exchange.enums import ImportKind, ImportState
from clearinghouse.exchange.models import FileImport
from clearinghouse.exchange.selectors.file_imports import progress_of
from clearinghouse.exchange.services import running, uploads
from clearinghouse.exchange.services.file_imports import receive_upload, start_import
from clearinghouse.resources.models import LinkPage
from tests.exchange.records.tables import as_csv
from tests.exchange.uploads import now, upload
from tests.factories.resources import link_page

pytestmark = pytest.mark.django_db
ROWS = [
    {"kind": "link", "title": f"Report {n}", "summary": "x", "source_url": f"https://example.org/{n}", "doi": f"10.1000/{n}"}
    for n in range(3)
]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, library) -> None:
    settings.VAR_DIR = tmp_path


def received(actor, rows=ROWS, *, publishes: bool = False) -> FileImport:
    return receive_upload(upload(as_csv(rows), "mine.csv"), actor=actor, kind=ImportKind.RECORDS, publishes=publishes)


def work(found: FileImport) -> FileImport:
    running.deliver([{"import": found.pk}])
    return now(found)


def confirmed(found: FileImport, actor) -> FileImport:
    start_import(work(found), actor=actor)
    return found


def test_checked_confirmed_and_written_once(curator) -> None:
    found = confirmed(received(curator), curator)
    assert LinkPage.objects.count() == 0
    found = work(found)
    assert (found.state, LinkPage.objects.count(), LinkPage.objects.live().count()) == (ImportState.DONE, 3, 0)
    assert {page.origin_name for page in LinkPage.objects.all()} == {"mine.csv"}
    assert not uploads.path_of(found.public_id).exists()
    work(found)
    assert LinkPage.objects.count() == 3


def test_who_ticked_publish_finds_them_live(curator) -> None:
    work(confirmed(received(curator, publishes=True), curator))
    assert LinkPage.objects.live().count() == 3


def test_what_stops_the_writing_leaves_nothing_and_the_next_worker_begins_anew(curator, monkeypatch) -> None:
    """As a worker that is killed: its transaction goes, the import still says that it is being written."""
    found = confirmed(received(curator), curator)
    real = LinkPage.save_revision

    def killed(page, *args, **kwargs):
        if page.title == "Report 2":
            raise KeyboardInterrupt
        return real(page, *args, **kwargs)

    monkeypatch.setattr(LinkPage, "save_revision", killed)
    with pytest.raises(KeyboardInterrupt):
        work(found)
    assert (now(found).state, LinkPage.objects.count()) == (ImportState.WRITING, 0)
    monkeypatch.undo()
    FileImport.objects.update(beat_at=None)
    assert (work(found).state, LinkPage.objects.count()) == (ImportState.DONE, 3)


def test_a_mistake_of_ours_ends_it_with_nothing_written_and_says_so(curator, monkeypatch) -> None:
    found = confirmed(received(curator), curator)
    monkeypatch.setattr(LinkPage, "save_revision", lambda *args, **kwargs: 1 / 0)
    found = work(found)
    assert (found.state, found.reason) == (ImportState.FAILED, running.NOTHING_WRITTEN)
    assert LinkPage.objects.count() == 0


def test_a_library_that_moved_meanwhile_is_shown_anew_and_asked_again(curator) -> None:
    found = confirmed(received(curator), curator)
    link_page("Already here", doi="10.1000/1")
    found = work(found)
    assert found.state == ImportState.CHECKED
    assert "The library has changed since the file was checked" in found.report["notes"][0]
    assert [outcome for _, outcome, *_ in found.report["lines"]] == ["new", "changed", "new"]
    assert LinkPage.objects.count() == 1
    start_import(found, actor=curator)
    assert (work(found).state, LinkPage.objects.count()) == (ImportState.DONE, 3)


def test_a_row_that_can_no_longer_be_stops_all(curator) -> None:
    found = confirmed(received(curator), curator)
    page = link_page("Already here", doi="10.1000/1")
    page.locked = True
    page.save()
    found = work(found)
    assert (found.state, found.report["problem_count"], LinkPage.objects.count()) == (ImportState.CHECKED, 1, 1)


def test_how_far_a_writing_is_shows_although_its_transaction_does_not(curator) -> None:
    found = received(curator)
    found.state = ImportState.WRITING
    running.Heartbeat(found, in_a_transaction=True)("Writing resources", 40, 0)
    assert progress_of(found) == ("Writing resources", 40, 0)
    assert now(found).beat_at is None
    cache.clear()
    assert progress_of(found) == ("Being written", 0, 0)
