"""An import asked for in the CMS is done by a worker process of its own. Real processes, a real file database."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.template_database import ROOT, copy_sqlite

pytestmark = pytest.mark.faults

UPLOAD = """
from django.test import Client
from clearinghouse.districts.enums import Role
from clearinghouse.districts.services.memberships import sync_cms_groups
from tests.exchange.uploads import upload
from tests.factories.districts import member
curator = member(Role.CURATOR)
sync_cms_groups(curator)
browser = Client(headers={"host": "127.0.0.1"})
browser.force_login(curator, backend="clearinghouse.accounts.backends.Backend")
print(browser.post("/cms/library/import/", {"file": upload()}).url)
"""
START = """
from django.test import Client
from clearinghouse.accounts.models import User
browser = Client(headers={{"host": "127.0.0.1"}})
browser.force_login(User.objects.get(), backend="clearinghouse.accounts.backends.Backend")
print(browser.post("{place}start/").status_code)
"""
LOOK = """
from clearinghouse.exchange.models import FileImport
from clearinghouse.resources.models import ResearchReviewPage
print(FileImport.objects.get().state, ResearchReviewPage.objects.live().count())
"""


class OwnSite:
    """A site in a folder of its own, asked by processes of their own."""

    def __init__(self, folder: Path) -> None:
        settings = {
            "VAR_DIR": str(folder),
            "DATABASE_URL": "",
            "REDIS_URL": "",
            "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.local",
        }
        self.environment = {**os.environ, **settings}
        copy_sqlite(folder / "consortium.sqlite3")
        self.run("prepare_site")

    def run(self, *arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True).stdout.strip()

    def shell(self, code: str) -> str:
        return self.run("shell", "-v0", "-c", code)

    def wait_for(self, wanted: str) -> None:
        deadline = time.monotonic() + 60
        while (found := self.shell(LOOK)) != wanted:
            assert time.monotonic() < deadline, found

    @contextmanager
    def worker(self) -> Iterator[None]:
        command = [sys.executable, "manage.py", "run_huey"]
        running = subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            running.terminate()
            assert running.wait(20) == 0


def test_a_worker_checks_the_uploaded_file_and_writes_it_when_the_curator_says_so(tmp_path: Path) -> None:
    site = OwnSite(tmp_path)
    place = site.shell(UPLOAD)
    assert site.shell(LOOK) == "to_check 0"
    with site.worker():
        site.wait_for("checked 0")
        assert site.shell(START.format(place=place)) == "302"
        site.wait_for("done 5")
    assert list((tmp_path / "imports").iterdir()) == []
