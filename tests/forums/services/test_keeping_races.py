"""One form sent several times at one moment, in real processes on a real database: one post, with each of its files once."""

import os
import subprocess
import sys
import uuid

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from clearinghouse.districts.enums import Role
from forums.models import BegunFile, PostFile
from forums.services.files import Brought
from forums.services.keeping import keep_file
from forums.uploads import taken
from tests.factories.districts import member
from tests.factories.forums import topic_on

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]


def test_one_form_sent_three_times_at_once_is_one_post_with_its_files_once(tmp_path) -> None:
    topic, author, token = topic_on(), member(Role.TEACHER), uuid.uuid4()
    names = ["plan.pdf", "second.pdf"]
    kept = [keep_file(Brought(taken(SimpleUploadedFile(name, b"%PDF-1.7"))), token, actor=author) for name in names]
    site = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.challenges.services.race_settings",
        "RACE_DATABASE": str(connection.settings_dict["NAME"]),
        "VAR_DIR": str(tmp_path),
    }
    connection.close()
    command = [sys.executable, "-m", "tests.forums.services.sending_worker", str(author.pk), str(topic.pk), str(token)]
    processes = [subprocess.Popen(command, env=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    for process in processes:
        assert process.stdout.readline().strip() == "ready"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    told = {process.communicate(timeout=60)[0].strip() for process in processes}
    post = topic.posts.get(author=author)
    assert told == {str(post.pk)}
    assert [file.name for file in PostFile.objects.filter(post=post)] == names
    assert [file.file.name for file in PostFile.objects.all()] == [file.file.name for file in kept]
    assert all(default_storage.exists(file.file.name) for file in kept)
    assert not BegunFile.objects.exists()
