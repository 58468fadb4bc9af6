"""An import as a worker does it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.errors import TemporarilyUnavailable
from clearinghouse.districts.services.memberships import end_membership
from clearinghouse.exchange.enums import ImportState
from clearinghouse.exchange.models import FileImport
from clearinghouse.exchange.services import importers, running, uploads
from clearinghouse.exchange.services.file_imports import start_import
from clearinghouse.resources.models import Intervention
from tests.exchange.samples import SAMPLE
from tests.exchange.uploads import now, received

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, library) -> None:
    settings.VAR_DIR = tmp_path


def work(found: FileImport) -> FileImport:
    running.deliver([{"import": found.pk}])
    return now(found)


def test_the_check_writes_nothing_and_says_what_writing_would_do(curator) -> None:
    found = work(received(curator))
    assert found.state == ImportState.CHECKED
    assert ["findings", 12, 12, 0, 0] in found.report["kinds"]
    assert found.report["notes"] == ["4 mis-decoded citations repaired."]
    assert not Intervention.objects.exists()
    assert uploads.path_of(found.public_id).exists()


def test_the_writing_fills_the_library_and_the_file_goes(curator) -> None:
    found = work(received(curator))
    start_import(found, actor=curator)
    found = work(found)
    assert (found.state, Intervention.objects.count()) == (ImportState.DONE, 5)
    assert not uploads.path_of(found.public_id).exists()
    assert Intervention.objects.first().page.owner == curator


def test_a_message_that_comes_twice_does_nothing_the_second_time(curator) -> None:
    found = work(received(curator))
    assert work(found).updated_at == found.updated_at
    running.deliver([{"import": 4711}])


def test_broken_rows_are_told_by_their_lines(curator) -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    found = work(received(curator, "\n".join([*lines[:2], "too,short", *lines[2:]]).encode()))
    assert found.state == ImportState.CHECKED
    assert found.report["problem_count"] == 1
    assert found.report["problems"] == [[3, f"it has 2 cells where the first line has {len(lines[0].split(','))}"]]


def test_a_file_whose_later_lines_cannot_be_read_is_refused_with_the_reason_and_goes(curator) -> None:
    found = work(received(curator, SAMPLE.read_bytes() + b"\n" + b"x" * 9000 + b"\xff\xfe"))
    assert found.state == ImportState.FAILED
    assert "not in UTF-8" in found.reason
    assert not uploads.path_of(found.public_id).exists()
    assert not Intervention.objects.exists()


def test_who_lost_the_role_meanwhile_writes_nothing(curator, consortium_administrator) -> None:
    found = work(received(curator))
    start_import(found, actor=curator)
    end_membership(curator.memberships.get(), actor=consortium_administrator)
    assert work(found).state == ImportState.FAILED
    assert not Intervention.objects.exists()


def test_no_import_runs_in_nobodys_name(curator) -> None:
    found = received(curator)
    FileImport.objects.update(uploaded_by=None)
    assert work(found).state == ImportState.FAILED


def test_a_mistake_of_ours_ends_the_import_with_a_reason_and_not_the_worker(curator, monkeypatch) -> None:
    monkeypatch.setattr(importers, "import_wwc", lambda *args, **kwargs: 1 / 0)
    found = work(received(curator))
    assert (found.state, found.reason) == (ImportState.FAILED, running.FAILED)


def test_one_import_runs_at_a_time_and_the_other_waits(curator) -> None:
    first, second = received(curator), received(curator)
    running.take(first.pk)
    with pytest.raises(TemporarilyUnavailable):
        work(second)
    with pytest.raises(TemporarilyUnavailable):
        work(first)
    assert now(second).state == ImportState.TO_CHECK


def test_what_a_dead_worker_left_is_taken_again(curator) -> None:
    found = received(curator)
    running.take(found.pk)
    FileImport.objects.update(beat_at=timezone.now() - timedelta(minutes=5))
    assert work(found).state == ImportState.CHECKED


def test_signs_of_life_come_with_how_far_it_is_and_not_too_often(curator) -> None:
    found = received(curator)
    beat = running.Heartbeat(found)
    beat("Writing interventions", 1, 5)
    beat("Writing interventions", 2, 5)
    found = now(found)
    assert (found.stage, found.done, found.total) == ("Writing interventions", 1, 5)
    assert found.beat_at is not None
