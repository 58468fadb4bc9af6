"""Topics are merged and split while people write in them, from processes of their own: no reply is lost, and every number is given once."""

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
THREADS, POSTS = (5, 10) if FULL else (4, 3)
PREPARE = f"""
from clearinghouse.districts.enums import Role
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, topic_on, writer_on
board = BoardFactory()
source, target = topic_on(board), topic_on(board)
people = [writer_on(board) for _ in range({2 * THREADS})]
print(source.pk, target.pk, people[0].pk, people[-1].pk, member(Role.MODERATOR).pk)
"""
LOOK = """
import json
from forums.models import Topic
found = {}
for name, topic in zip(("source", "target"), Topic.objects.order_by("pk")):
    found[name] = {
        "seqs": list(topic.posts.order_by("seq").values_list("seq", flat=True)),
        "events": list(topic.events.order_by("number").values_list("number", flat=True)),
        "counted": [topic.last_seq, topic.shown_seq, topic.replies],
        "last_event": topic.last_event, "heir": topic.heir.pk, "pk": topic.pk,
    }
print(json.dumps(found))
"""


@pytest.fixture(params=["SQLite", pytest.param("PostgreSQL", marks=pytest.mark.postgresql)])
def environment(request, tmp_path: Path) -> dict[str, str]:
    if request.param == "SQLite":
        copy_sqlite(tmp_path / "consortium.sqlite3")
        return environment_for(tmp_path, DATABASE_URL="")
    server = os.environ["TEST_POSTGRESQL_URL"]
    copy_postgresql(server, "merging")
    return environment_for(tmp_path, DATABASE_URL=on(server, "merging"))


def shell(environment: dict[str, str], code: str) -> str:
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def start(environment: dict[str, str], module: str, *arguments: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"tests.faults.{module}", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_no_reply_is_lost_and_every_number_is_given_once(environment: dict[str, str]) -> None:
    source, target, first, last, moderator = (int(word) for word in shell(environment, PREPARE).split())
    assert last - first == 2 * THREADS - 1
    running = [
        start(environment, "replying", source, first, THREADS, POSTS),
        start(environment, "replying", target, first + THREADS, THREADS, POSTS),
        start(environment, "merging", source, target, moderator),
    ]
    answers = [process.communicate(timeout=240) for process in running]
    assert [(json.loads(out.splitlines()[-1]) if out else error) for out, error in answers] == [[]] * 3
    found: dict[str, Any] = json.loads(shell(environment, LOOK).splitlines()[-1])
    numbers = list(range(1, 2 * THREADS * POSTS + 3))
    assert found["source"]["seqs"] == []
    assert found["source"]["counted"] == [0, 0, 0]
    assert found["source"]["heir"] == found["target"]["pk"]
    assert found["target"]["seqs"] == numbers
    assert found["target"]["counted"] == [len(numbers), len(numbers), len(numbers) - 1]
    for topic in found.values():
        assert topic["events"] == list(range(1, topic["last_event"] + 1))


PREPARE_SPLIT = f"""
from clearinghouse.districts.enums import Role
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, replies_to, topic_on, writer_on
topic = topic_on(BoardFactory())
replies_to(topic, 4)
people = [writer_on(topic.board) for _ in range({THREADS})]
print(topic.pk, people[0].pk, people[-1].pk, member(Role.MODERATOR).pk)
"""
LOOK_SPLIT = """
import json
from forums.models import Draft, Post, Reaction, Topic
print(json.dumps({
    "seqs": [list(topic.posts.order_by("seq").values_list("seq", flat=True)) for topic in Topic.objects.order_by("pk")],
    "counted": [[topic.last_seq, topic.shown_seq, topic.replies] for topic in Topic.objects.order_by("pk")],
    "events": [list(topic.events.order_by("number").values_list("number", flat=True)) == list(range(1, topic.last_event + 1))
               for topic in Topic.objects.all()],
    "mended": Post.objects.filter(text__endswith=", mended").count(),
    "drafts": Draft.objects.count(), "thanks": Reaction.objects.count(),
}))
"""


def test_each_thing_is_done_once_in_two_windows_while_a_topic_is_split(environment: dict[str, str]) -> None:
    topic, first, last, moderator = (int(word) for word in shell(environment, PREPARE_SPLIT).split())
    out, error = start(environment, "wording", topic, first, last - first + 1, moderator).communicate(timeout=240)
    assert json.loads(out.splitlines()[-1]) == {"failures": [], "posts": 5 + THREADS}, error
    found: dict[str, Any] = json.loads(shell(environment, LOOK_SPLIT).splitlines()[-1])
    kept = 3 + THREADS
    assert found["seqs"] == [list(range(1, kept + 1)), [1, 2]]
    assert found["counted"] == [[kept, kept, kept - 1], [2, 2, 1]]
    assert found["events"] == [True, True]
    assert (found["mended"], found["drafts"], found["thanks"]) == (THREADS, 0, 2 * THREADS)
