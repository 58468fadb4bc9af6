"""Fifty people reply to one topic at the same moment, from processes of their own: every number is given once, and nobody waits for ever."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench.site import ROOT, environment_for
from tests.faults import FULL
from tests.template_database import copy_postgresql, copy_sqlite, on

pytestmark = pytest.mark.faults
PROCESSES, THREADS, POSTS = (10, 5, 5) if FULL else (5, 10, 1)
PREPARE = """
from tests.factories.forums import BoardFactory, topic_on, writer_on
topic = topic_on(BoardFactory())
people = [writer_on(topic.board) for _ in range({people})]
print(topic.pk, people[0].pk, people[-1].pk)
"""
LOOK = """
import json
from forums.models import Topic
topic = Topic.objects.get()
print(json.dumps({{
    "seqs": list(topic.posts.order_by("seq").values_list("seq", flat=True)),
    "events": list(topic.events.order_by("number").values_list("number", flat=True)),
    "counted": [topic.last_seq, topic.shown_seq, topic.replies, topic.last_event],
}}))
"""


@pytest.fixture(params=["SQLite", pytest.param("PostgreSQL", marks=pytest.mark.postgresql)])
def environment(request, tmp_path: Path) -> dict[str, str]:
    if request.param == "SQLite":
        copy_sqlite(tmp_path / "consortium.sqlite3")
        return environment_for(tmp_path, DATABASE_URL="")
    server = os.environ["TEST_POSTGRESQL_URL"]
    copy_postgresql(server, "replies")
    return environment_for(tmp_path, DATABASE_URL=on(server, "replies"))


def shell(environment: dict[str, str], code: str) -> str:
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_number_is_given_once_and_without_a_gap(environment: dict[str, str]) -> None:
    people = PROCESSES * THREADS
    topic, first, last = (int(word) for word in shell(environment, PREPARE.format(people=people)).split())
    assert last - first == people - 1
    running = []
    for process in range(PROCESSES):
        arguments = [topic, first + process * THREADS, THREADS, POSTS]
        command = [sys.executable, "-m", "tests.faults.replying", *map(str, arguments)]
        running.append(
            subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        )
    answers = [process.communicate(timeout=240) for process in running]
    assert [(json.loads(out.splitlines()[-1]) if out else error) for out, error in answers] == [[]] * PROCESSES
    found: dict[str, Any] = json.loads(shell(environment, LOOK.format()).splitlines()[-1])
    numbers = list(range(1, people * POSTS + 2))
    assert found["seqs"] == numbers
    assert found["events"] == numbers
    assert found["counted"] == [len(numbers), len(numbers), len(numbers) - 1, len(numbers)]
