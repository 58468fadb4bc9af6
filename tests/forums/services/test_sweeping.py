"""What lies in the storage without a row."""

import os
import time
import uuid

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from forums.services import sweeping
from forums.services.files import Brought
from forums.services.keeping import keep_file
from forums.services.sweeping import remove_unnamed
from forums.tasks import remove_files_of_nobody
from forums.uploads import taken
from tests.factories.forums import picture_on, reply_to, topic_on

pytestmark = pytest.mark.django_db
DAY = 24 * 60 * 60


@pytest.fixture(autouse=True)
def stored(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path / "forum_files"


def plan():
    return Brought(taken(SimpleUploadedFile("plan.pdf", b"%PDF-1.7")))


def let_days_pass(stored):
    for path in stored.iterdir():
        os.utime(path, (time.time() - DAY - 60,) * 2)


def test_what_a_rollback_left_is_removed_and_what_a_row_names_stays(teacher, stored, caplog):
    caplog.set_level("INFO")
    picture, kept = picture_on(reply_to(topic_on(), teacher)), keep_file(plan(), uuid.uuid4(), actor=teacher)
    with transaction.atomic():
        lost = keep_file(plan(), uuid.uuid4(), actor=teacher)
        transaction.set_rollback(True)
    let_days_pass(stored)
    fresh = default_storage.save("forum_files/fresh.pdf", ContentFile(b"%PDF"))
    elsewhere = default_storage.save("documents/other.pdf", ContentFile(b"%PDF"))
    remove_files_of_nobody.call_local()
    assert "no row names: 1 removed" in caplog.text
    assert not default_storage.exists(lost.file.name)
    named = (picture.file.name, picture.preview.name, kept.file.name)
    assert all(default_storage.exists(name) for name in (*named, fresh, elsewhere))


def test_a_run_removes_a_few_and_the_next_goes_on(stored, monkeypatch):
    monkeypatch.setattr(sweeping, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(sweeping, "ASKED_AT_ONCE", 2)
    for number in range(5):
        default_storage.save(f"forum_files/{number}.pdf", ContentFile(b"%PDF"))
    let_days_pass(stored)
    assert [remove_unnamed() for _ in range(4)] == [2, 2, 1, 0]


def test_a_storage_that_lists_nothing_or_has_nothing_yet_is_left_alone(stored, settings):
    assert remove_unnamed() == 0
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.Storage"}}
    assert remove_unnamed() == 0
