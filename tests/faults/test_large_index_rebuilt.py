"""A large index is made anew while people search without pause: no search fails, and none comes up empty."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from clearinghouse.core.progress import no_progress
from tests.bench.corpus import library
from tests.bench.site import ROOT, environment_for, free_port, run_manage, serving, uvicorn
from tests.faults.searching import Visitor, ask
from tests.servers.elasticsearch import Elasticsearch
from tests.servers.process import ServerUnavailable
from tests.template_demo import copy_demo

pytestmark = pytest.mark.faults

DOCUMENTS = 50_000


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A library of that many documents beside the demo's."""
    database = tmp_path / "consortium.sqlite3"
    copy_demo(tmp_path)
    environment = environment_for(tmp_path, DATABASE_URL="", ELASTICSEARCH_URL="")
    made = library(tmp_path / "made", database, DOCUMENTS, no_progress)
    shutil.copyfile(made, database)
    return environment


def test_no_search_fails_or_comes_up_empty_while_a_large_index_is_made_anew(
    environment: dict[str, str], tell: Callable[..., None]
) -> None:
    server = Elasticsearch()
    try:
        environment = {**environment, "ELASTICSEARCH_URL": server.start().url}
        subprocess.run([sys.executable, "-m", "tests.bench.fill_index"], cwd=ROOT, env=environment, check=True)
        port = free_port()
        with serving(uvicorn(port), port, environment) as site:
            whole = ask(site.url, "reading").found
            with Visitor(site.url, "reading") as one, Visitor(site.url, "tutoring mathematics") as another:
                told = run_manage(environment, "rebuild_index")
            answers = [*one.answers, *another.answers]
    except ServerUnavailable as unavailable:
        pytest.skip(f"not run: {unavailable}")
    finally:
        server.stop()
    holds = re.search(r"The index holds ([\d,]+) documents", told)
    assert holds
    assert int(holds[1].replace(",", "")) >= DOCUMENTS
    assert {answer.status for answer in answers} == {200}
    assert all(answer.found for answer in answers)
    assert whole > DOCUMENTS / 100
    tell(f"searches during a rebuild of {DOCUMENTS:,}", len(answers), "")
    tell("slowest search during it", max(answer.seconds for answer in answers))
