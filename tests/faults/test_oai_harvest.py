"""An outside client harvests a whole library while another process changes it: none missing, none twice, deletions told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from oaipmh_scythe import Scythe

from tests.bench.grown_library import grow
from tests.bench.site import ROOT, Site, free_port, run_manage, serving, uvicorn
from tests.faults import FULL
from tests.template_demo import copy_demo

pytestmark = pytest.mark.faults
COUNT = 10_000 if FULL else 400


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("library")
    copy_demo(folder)
    settings = {"VAR_DIR": str(folder), "DATABASE_URL": "", "REDIS_URL": "", "ELASTICSEARCH_URL": ""}
    environment = {**os.environ, **settings, "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.local"}
    grow(folder / "consortium.sqlite3", COUNT)
    run_manage(environment, "update_oai")
    port = free_port()
    with serving(uvicorn(port), port, environment) as running:
        yield running


@contextmanager
def changing(site: Site) -> Iterator[dict[str, object]]:
    """The library changes all the while; afterwards the mapping holds how often, and what is public."""
    found: dict[str, object] = {}
    command = [sys.executable, "-m", "tests.faults.changing_library"]
    with subprocess.Popen(
        command, cwd=ROOT, env=site.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        yield found
        told, _ = process.communicate(timeout=120)
        found.update(json.loads(told))


def told_by(client: Scythe, prefix: str, **asked: str) -> list[tuple[int, bool]]:
    records = client.list_records(metadata_prefix=prefix, **asked)
    return [(int(record.header.identifier.rpartition("/")[2]), bool(record.header.deleted)) for record in records]


@pytest.mark.parametrize("prefix", ["oai_dc", "lrmi"])
def test_a_whole_library_is_harvested_while_it_changes(site: Site, tell, prefix: str) -> None:
    code = "from clearinghouse.exchange.models import OaiRecord as R; print(list(R.objects.values_list('page_id', flat=True)))"
    before = set(json.loads(site.manage("shell", "--no-imports", "-c", code)))
    assert len(before) >= COUNT
    with Scythe(f"{site.url}/oai") as client:
        with changing(site) as found:
            began, start = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), time.monotonic()
            told = told_by(client, prefix)
            seconds = time.monotonic() - start
        ids = [pk for pk, _ in told]
        assert len(ids) == len(set(ids))
        assert before <= set(ids)
        state = dict(told) | dict(told_by(client, prefix, from_=began))
    assert {pk for pk, is_deleted in state.items() if not is_deleted} == set(found["public"])
    assert found["changes"]
    tell(f"{prefix}: {len(ids)} records with {found['changes']} changes meanwhile", seconds)
