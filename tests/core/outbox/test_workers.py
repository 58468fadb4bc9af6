"""Workers as real processes on a real database: what is true of one must be true of two, and of one that is killed."""

import subprocess
import sys
import time
from collections import Counter

import pytest

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]


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
