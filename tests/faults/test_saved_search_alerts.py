"""Several workers replay and tell at the same time, and some of them are killed: nobody hears of anything twice, and nothing is lost.

Real processes on a real file database.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.template_database import ROOT, copy_sqlite

pytestmark = [pytest.mark.faults]

PEOPLE, PAGES = 12, 5
SETTING_UP = f"""
from django.utils import timezone
from clearinghouse.accounts.models import User
from search.models import IndexRow, SavedSearch
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page
from tests.factories.search import SavedSearchFactory
for number in range({PEOPLE}):
    SavedSearchFactory(query="q=reading", rhythm="daily", told_on="2026-01-01")
for number in range({PAGES}):
    review_page(f"Reading {{number}}")
refresh_all()
"""
WORKING = """
from datetime import datetime
from django.utils import timezone
from search.services.replaying import replay_all
from search.services.telling import tell_due
replay_all()
tell_due(datetime(2026, 11, 23, 8, tzinfo=timezone.get_default_timezone()))
"""
COUNTING = """
from search.models import SavedFind
from clearinghouse.notifications.models import Notification
from clearinghouse.core.models import OutboxMessage
print(SavedFind.objects.count(), SavedFind.objects.filter(told_at=None).count(), Notification.objects.count(),
      OutboxMessage.objects.filter(topic="notifications.mail").count())
"""


def started(folder: Path, code: str) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "VAR_DIR": str(folder),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.local",
    }
    command = [sys.executable, "-c", f"import django\ndjango.setup()\n{code}"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def counted(folder: Path) -> list[int]:
    counting = started(folder, COUNTING)
    return [int(number) for number in counting.communicate(timeout=60)[0].split()]


def wait_for_finds(folder: Path, number: int, working: subprocess.Popen[bytes]) -> None:
    """Until the worker has noted so many finds, or is done."""
    import sqlite3

    deadline = time.monotonic() + 60
    while working.poll() is None:
        assert time.monotonic() < deadline
        with sqlite3.connect(folder / "consortium.sqlite3", timeout=20) as connection:
            if connection.execute("SELECT count(*) FROM search_savedfind").fetchone()[0] >= number:
                return
        time.sleep(0.005)


def test_workers_side_by_side_and_killed_ones_tell_everybody_once(tmp_path: Path) -> None:
    copy_sqlite(tmp_path / "consortium.sqlite3")
    setting_up = started(tmp_path, SETTING_UP)
    assert setting_up.communicate(timeout=120)[1] == b"" or setting_up.returncode == 0
    for finds in (PAGES, 4 * PAGES):
        victim = started(tmp_path, WORKING)
        wait_for_finds(tmp_path, finds, victim)
        victim.send_signal(signal.SIGKILL)
        victim.communicate(timeout=20)
    workers = [started(tmp_path, WORKING) for _ in range(3)]
    for worker in workers:
        _, errors = worker.communicate(timeout=120)
        assert worker.returncode == 0, errors.decode()
    assert counted(tmp_path) == [PEOPLE * PAGES, 0, PEOPLE, PEOPLE]
