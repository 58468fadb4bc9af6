"""Moderators who claim and decide at the same moment: one does, the others are told so, and the post is as that one decided."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.site import ROOT, environment_for
from tests.faults import FULL
from tests.template_database import copy_postgresql, copy_sqlite, on

pytestmark = pytest.mark.faults
MODERATORS = 16 if FULL else 6
PREPARE = """
from clearinghouse.districts.enums import Role
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, post_on
post = post_on(BoardFactory(is_moderated=True))
people = [member(Role.MODERATOR) for _ in range({people})]
print(post.pk, people[0].pk)
"""
LOOK = """
from forums.models import Decision, Post, Topic
post, topic = Post.objects.get(), Topic.objects.get()
print(post.state, topic.state, topic.last_event, Decision.objects.count())
"""


@pytest.fixture(params=["SQLite", pytest.param("PostgreSQL", marks=pytest.mark.postgresql)])
def environment(request, tmp_path: Path) -> dict[str, str]:
    if request.param == "SQLite":
        copy_sqlite(tmp_path / "consortium.sqlite3")
        return environment_for(tmp_path, DATABASE_URL="")
    server = os.environ["TEST_POSTGRESQL_URL"]
    copy_postgresql(server, "moderating")
    return environment_for(tmp_path, DATABASE_URL=on(server, "moderating"))


def run(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_of_those_who_claim_and_decide_at_once_one_does(environment: dict[str, str]) -> None:
    post, first = run(environment, "manage.py", "shell", "--no-imports", "-c", PREPARE.format(people=MODERATORS)).split()
    claims, decisions = json.loads(run(environment, "-m", "tests.faults.deciding", post, first, str(MODERATORS)))
    assert claims == {"done": 1, "SomebodyIsOnIt": MODERATORS - 1}
    assert decisions == {"done": 1, "NothingToDecide": MODERATORS - 1}
    state, of_topic, events, kept = run(environment, "manage.py", "shell", "--no-imports", "-c", LOOK).split()
    assert state == of_topic or (state, of_topic) == ("hidden", "waiting")
    assert (int(events), state) in {(2, "hidden"), (2, "shown")}
    assert int(kept) == (1 if state == "hidden" else 0)
