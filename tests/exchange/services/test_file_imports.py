"""What curators ask of an import: take the file, write it, forget it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import OutboxMessage
from clearinghouse.exchange.enums import ImportState
from clearinghouse.exchange.models import FileImport
from clearinghouse.exchange.services import file_imports, uploads
from clearinghouse.exchange.services.file_imports import ImportMoved, close_forgotten_imports, discard_import, start_import
from clearinghouse.exchange.tables import UnreadableFile
from clearinghouse.resources.models import Intervention
from tests.exchange.samples import DIRECTORY_SAMPLE
from tests.exchange.uploads import now, received, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> None:
    settings.VAR_DIR = tmp_path


def files() -> list[str]:
    return sorted(path.name for path in uploads.folder().iterdir())


def checked(actor) -> FileImport:
    found = received(actor)
    FileImport.objects.update(state=ImportState.CHECKED)
    OutboxMessage.objects.all().delete()
    return now(found)


def asked() -> list[str]:
    return list(OutboxMessage.objects.filter(topic=file_imports.TOPIC).values_list("key", flat=True))


def test_a_curators_file_is_kept_and_a_worker_is_asked_to_check_it(curator) -> None:
    found = received(curator)
    assert (found.file_name, found.uploaded_by, found.state) == ("findings.csv", curator, ImportState.TO_CHECK)
    assert files() == [f"{found.public_id}.csv"]
    assert asked() == [f"{found.pk}:to_check"]
    assert not Intervention.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 a spreadsheet", "save it as CSV"),
        ("f_findingid,größe\n1,2".encode("utf-16"), "UTF-16"),
        (b"f_findingid\n\xff\xfe\xfa", "not in UTF-8"),
        (bytes(range(256)) * 40, "UTF-8"),
        (DIRECTORY_SAMPLE.read_bytes(), "Missing: "),
    ],
    ids=["empty", "spreadsheet", "UTF-16", "another charset", "binary", "another table"],
)
def test_what_is_no_such_file_is_refused_and_leaves_nothing(curator, content, words) -> None:
    with pytest.raises(UnreadableFile, match=words):
        received(curator, content)
    assert (files(), asked(), FileImport.objects.count()) == ([], [], 0)


def test_teacher_coordinator_outsider_and_district_administrator_may_not_send_a_file(
    teacher, coordinator, outsider, district_administrator
) -> None:
    for person in (teacher, coordinator, outsider, district_administrator):
        with pytest.raises(NotAllowed):
            received(person)
    assert files() == []


def test_a_name_of_another_folder_is_shortened_to_the_file(curator) -> None:
    odd = upload(name="x.csv")
    odd._name = "C:/Users/Ada/" + "ä" * 400 + ".csv"
    assert file_imports.receive_upload(odd, actor=curator).file_name == "ä" * 200


def test_a_checked_file_is_started_once_and_in_the_name_of_who_started_it(curator, consortium_administrator) -> None:
    found = checked(curator)
    start_import(found, actor=consortium_administrator)
    assert (now(found).state, now(found).started_by) == (ImportState.TO_WRITE, consortium_administrator)
    assert asked() == [f"{found.pk}:to_write"]
    with pytest.raises(ImportMoved):
        start_import(found, actor=curator)
    with pytest.raises(ImportMoved):
        discard_import(found, actor=curator)


def test_a_file_that_is_not_checked_yet_cannot_be_written(curator) -> None:
    with pytest.raises(ImportMoved):
        start_import(received(curator), actor=curator)


def test_a_discarded_file_is_gone(curator, committed) -> None:
    found = checked(curator)
    with committed():
        discard_import(found, actor=curator)
    assert (now(found).state, files()) == (ImportState.DISCARDED, [])


def test_a_teacher_neither_starts_nor_discards(curator, teacher) -> None:
    found = checked(curator)
    for service in (start_import, discard_import):
        with pytest.raises(NotAllowed):
            service(found, actor=teacher)
    assert (now(found).state, len(files())) == (ImportState.CHECKED, 1)


def test_what_nobody_came_back_for_is_closed_after_a_day_with_its_file(curator, committed) -> None:
    forgotten, stuck, fresh = checked(curator), received(curator), received(curator)
    long_ago = timezone.now() - timedelta(days=2)
    FileImport.objects.filter(pk__in=[forgotten.pk, stuck.pk]).update(updated_at=long_ago)
    FileImport.objects.filter(pk=stuck.pk).update(state=ImportState.WRITING, beat_at=long_ago)
    with committed():
        assert close_forgotten_imports() == 2
    assert now(forgotten).state == ImportState.DISCARDED
    assert (now(stuck).state, now(stuck).reason) == (ImportState.FAILED, file_imports.STOPPED)
    assert files() == [f"{fresh.public_id}.csv"]
    assert close_forgotten_imports() == 0
