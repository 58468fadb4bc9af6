"""A worker that is killed while it writes a table of resources leaves none of them; the next one writes all. Real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults import FULL
from tests.faults.test_evidence_import_worker import OwnSite
from tests.template_database import ROOT

pytestmark = pytest.mark.faults
ROWS = 300 if FULL else 40
CONFIRMED = f"""
from clearinghouse.districts.enums import Role
from clearinghouse.exchange.enums import ImportKind
from clearinghouse.exchange.models import FileImport
from clearinghouse.exchange.services import running
from clearinghouse.exchange.services.file_imports import receive_upload, start_import
from tests.exchange.records.tables import as_csv
from tests.exchange.uploads import upload
from tests.factories.districts import member
rows = [{{"kind": "link", "title": f"Report {{n}}", "summary": "x", "source_url": f"https://example.org/{{n}}"}} for n in range({ROWS})]
curator = member(Role.CURATOR)
found = receive_upload(upload(as_csv(rows)), actor=curator, kind=ImportKind.RECORDS)
running.deliver([{{"import": found.pk}}])
start_import(FileImport.objects.get(), actor=curator)
"""
WRITE = """
from clearinghouse.exchange.models import FileImport
from clearinghouse.exchange.services import running
FileImport.objects.update(beat_at=None)
real = running.work
def told(*arguments):
    print("writing", flush=True)
    return real(*arguments)
running.work = told
running.deliver([{"import": FileImport.objects.get().pk}])
"""
LOOK = """
from clearinghouse.exchange.models import FileImport
from clearinghouse.resources.models import LinkPage
print(FileImport.objects.get().state, LinkPage.objects.count(), LinkPage.objects.filter(latest_revision=None).count())
"""


def test_a_killed_writing_leaves_nothing_and_the_next_worker_writes_all(tmp_path: Path) -> None:
    site = OwnSite(tmp_path)
    site.shell(CONFIRMED)
    for pause in (0.05, 0.4):
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", WRITE]
        worker = subprocess.Popen(command, cwd=ROOT, env=site.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"writing\n"
        time.sleep(pause)
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait(20)
        assert site.shell(LOOK) == "writing 0 0"
    site.shell(WRITE)
    assert site.shell(LOOK) == f"done {ROWS} 0"
