"""Workers as real processes on a real database: what is true of one must be true of two, and of one that is killed."""

import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.db import connection

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]


@pytest.fixture
def site(tmp_path):
    """The environment of a site of its own: a copy of the migrated test database, or that database itself on a server."""
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.test"}
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(tmp_path / "consortium.sqlite3") as copy:
            connection.connection.backup(copy)
        copy.close()
        environment["DATABASE_URL"] = ""
    else:
        facts = connection.settings_dict
        place = f"{facts['HOST'] or 'localhost'}:{facts['PORT'] or 5432}"
        environment["DATABASE_URL"] = f"postgresql://{facts['USER']}:{facts['PASSWORD']}@{place}/{facts['NAME']}"
    return environment


@pytest.fixture
def log(tmp_path):
    return tmp_path / "delivered.txt"


def worker(site, role, log):
    command = [sys.executable, "-m", "tests.core.outbox.worker", role, str(log)]
    return subprocess.Popen(command, env=site, stdout=subprocess.PIPE, text=True)


def delivered(log):
    return Counter(int(line) for line in log.read_text().split())


def test_two_workers_deliver_each_message_once(site, log):
    assert worker(site, "1000", log).wait() == 0
    workers = [worker(site, "work", log) for _ in range(2)]
    assert [process.wait() for process in workers] == [0, 0]
    assert delivered(log) == Counter(range(1000))


def test_what_a_killed_worker_held_is_delivered_after_its_lease(site, log):
    assert worker(site, "1", log).wait() == 0
    assert worker(site, "die", log).wait() == -9
    assert delivered(log) == Counter({0: 1})
    deadline = time.monotonic() + 20
    while delivered(log)[0] < 2 and time.monotonic() < deadline:
        assert worker(site, "work", log).wait() == 0
    assert delivered(log) == Counter({0: 2})
    assert worker(site, "work", log).communicate()[0].strip() == "None"
