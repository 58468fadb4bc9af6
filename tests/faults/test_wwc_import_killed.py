"""An import that is killed leaves whole interventions with their pages; the next run finishes. Real processes, a real file database."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.exchange.samples import needs_real_findings
from tests.shared_data import FINDINGS
from tests.template_database import ROOT, copy_sqlite

pytestmark = [pytest.mark.faults, needs_real_findings]

# Findings of each intervention that has any, and pages of interventions.
COUNTS = """SELECT i.wwc_id, count(*) FROM resources_finding f JOIN resources_studyreview r ON f.review_id = r.id
              JOIN resources_intervention i ON r.intervention_id = i.id GROUP BY i.wwc_id"""
PAGES = """SELECT i.wwc_id FROM resources_researchreviewpage p JOIN resources_intervention i ON p.intervention_id = i.id
           JOIN wagtailcore_page w ON w.id = p.resourcepage_ptr_id WHERE w.live"""


def command(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "VAR_DIR": str(folder),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.local",
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def read(folder: Path, query: str) -> list[tuple[int, ...]]:
    connection = sqlite3.connect(folder / "consortium.sqlite3", timeout=20)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def wait_until_written(folder: Path, interventions: int, importing: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while len(read(folder, PAGES)) < interventions and importing.poll() is None:
        assert time.monotonic() < deadline, "the import wrote nothing within a minute"
        time.sleep(0.02)


def test_a_killed_import_leaves_whole_interventions_and_the_next_run_finishes(tmp_path: Path) -> None:
    copy_sqlite(tmp_path / "consortium.sqlite3")
    assert command(tmp_path, "prepare_site").wait(120) == 0
    seen = 0
    for interventions in (5, 60):
        importing = command(tmp_path, "import_wwc", str(FINDINGS))
        wait_until_written(tmp_path, interventions, importing)
        importing.send_signal(signal.SIGKILL)
        assert importing.wait(20) == -signal.SIGKILL
        partial = dict(read(tmp_path, COUNTS))
        assert seen < len(partial) < 229
        assert {wwc_id for (wwc_id,) in read(tmp_path, PAGES)} == set(partial)
        seen = len(partial)
    assert command(tmp_path, "import_wwc", str(FINDINGS)).wait(180) == 0
    whole = dict(read(tmp_path, COUNTS))
    assert (len(whole), sum(whole.values())) == (229, 1553)
    assert {wwc_id: whole[wwc_id] for wwc_id in partial} == partial
    assert len(read(tmp_path, PAGES)) == 229
