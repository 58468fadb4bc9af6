"""The file of all public records: whole or not at all, the same for the same records, and never with what is no longer public."""

import fcntl
import gzip
import hashlib
import json
import tracemalloc
from datetime import timedelta
from itertools import repeat
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from clearinghouse.core.models import ContentVersion
from clearinghouse.exchange.formats.records import Record
from clearinghouse.exchange.selectors.bulk import export_folder, export_to_give, last_export
from clearinghouse.exchange.services import bulk
from clearinghouse.exchange.tasks import keep_records_fresh
from tests.exchange.places import SECRET, make, plant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def names() -> set[str]:
    return {path.name for path in export_folder().iterdir()}


def titles(file: Path) -> list[str]:
    return [json.loads(line)["schema_org"]["name"] for line in gzip.decompress(file.read_bytes()).decode().splitlines()]


def test_the_file_holds_every_public_record_and_its_sum_is_right(own_district) -> None:
    plant(own_district)
    make("Another\nline")
    export = bulk.export_records()
    assert export is not None
    assert titles(export.file) == ["Open 1", "Another\nline"]
    packed = export.file.read_bytes()
    assert SECRET not in gzip.decompress(packed).decode().lower()
    assert (export.size, export.checksum, export.count) == (len(packed), hashlib.sha256(packed).hexdigest(), 2)
    assert last_export() == export


def test_the_same_records_make_the_same_file() -> None:
    make("One")
    first = bulk.export_records()
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        second = bulk.export_records()
    assert first is not None
    assert second is not None
    assert (first.file, first.checksum) == (second.file, second.checksum)
    assert second.made_at > first.made_at


def test_a_library_without_records_has_a_file_without_lines() -> None:
    export = bulk.export_records()
    assert export is not None
    assert (export.count, titles(export.file)) == (0, [])


def test_one_that_fails_half_way_leaves_the_old_one_and_nothing_beside(monkeypatch) -> None:
    make("One")
    old = bulk.export_records()
    make("Two")

    def failing(record: Record) -> str:
        raise OSError("disk full")

    monkeypatch.setattr(bulk, "record_line", failing)
    with pytest.raises(OSError, match="disk full"):
        bulk.export_records()
    assert last_export() == old
    assert old is not None
    assert names() == {"lock", "records.json", old.file.name}


def test_what_a_killed_worker_left_is_swept_away_and_old_files_too() -> None:
    export_folder().mkdir(parents=True)
    (export_folder() / "half.part").write_bytes(b"half")
    files = []
    for number in range(3):
        make(f"Practice {number}")
        export = bulk.export_records()
        assert export is not None
        files.append(export.file.name)
    assert names() == {"lock", "records.json", *files[1:]}


def test_only_one_worker_writes_at_a_time(capsys) -> None:
    make("One")
    export_folder().mkdir(parents=True)
    with (export_folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert bulk.export_records() is None
        call_command("export_records")
    assert "Another process" in capsys.readouterr().out
    assert bulk.export_records() is not None


def test_it_is_made_when_there_is_none_when_it_is_a_day_old_and_when_something_is_taken_back(own_district) -> None:
    page = plant(own_district)
    assert bulk.keep_export_fresh() is not None
    assert bulk.keep_export_fresh() is None
    make("New")
    assert bulk.keep_export_fresh() is None
    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1)):
        made = bulk.keep_export_fresh()
    assert made is not None
    assert made.count == 2
    page.unpublish()
    assert export_to_give() is None
    keep_records_fresh.call_local()
    made = export_to_give()
    assert made is not None
    assert titles(made.file) == ["New"]


@pytest.mark.parametrize("way", ["unpublish", "delete", "members"])
def test_what_is_taken_back_is_out_of_the_next_file(way: str) -> None:
    page = make(SECRET)
    bulk.export_records()
    if way == "members":
        page.audience = "members"
        page.save_revision().publish()
    else:
        getattr(page, way)()
    made = bulk.keep_export_fresh()
    assert made is not None
    assert titles(made.file) == []


def test_pages_that_tell_the_sum_give_way(committed) -> None:
    before = ContentVersion.current()
    with committed():
        bulk.export_records()
    assert ContentVersion.current() > before


def test_the_command_says_what_it_wrote(capsys) -> None:
    make("One")
    call_command("export_records")
    assert capsys.readouterr().out.startswith("1 records, ")


def test_memory_does_not_grow_with_the_number_of_records(tmp_path) -> None:
    record = Record(make("One"))
    peaks = []
    for many in (100, 900):
        tracemalloc.start()
        with (tmp_path / "records").open("wb") as stream:
            bulk.write_records(stream, repeat(record, many))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    more = 800 * len(bulk.record_line(record))
    assert peaks[1] - peaks[0] < 100_000 < more / 5
