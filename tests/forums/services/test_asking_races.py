"""Several questions at one moment, in real processes on a real database: nobody's week gets too full."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from clearinghouse.districts.enums import Role
from forums.models import Asked, Call
from forums.services.asking import declare
from tests.factories.districts import member
from tests.factories.forums import BoardFactory
from tests.factories.resources import TopicFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]


def test_four_questions_at_once_ask_nobody_beyond_their_week(tmp_path) -> None:
    term, board = TopicFactory(), BoardFactory()
    limits = {}
    for a_week in (1, 2):
        knower = member(Role.TEACHER)
        declare(expertise=[term], a_week=a_week, actor=knower)
        limits[knower.pk] = a_week
    askers = [member(Role.TEACHER) for _ in range(4)]
    site = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.challenges.services.race_settings",
        "RACE_DATABASE": str(connection.settings_dict["NAME"]),
        "VAR_DIR": str(tmp_path),
    }
    connection.close()
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.forums.services.asking_worker", str(asker.pk), str(board.pk), str(term.pk)],
            env=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for asker in askers
    ]  # fmt: skip
    for process in processes:
        assert process.stdout.readline().strip() == "ready"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60)[0].strip() for process in processes] == ["done"] * 4
    assert Call.objects.filter(routed_at__isnull=False).count() == 4
    assert {pk: Asked.objects.filter(user=pk).count() for pk in limits} == limits
