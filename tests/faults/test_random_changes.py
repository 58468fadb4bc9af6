"""Thousands of changes at random while the search server is dead half the time, under the eyes of somebody who should see nothing of it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable

import pytest

from tests.faults import FULL
from tests.faults.canaries import SURFACES, Spy
from tests.faults.place import Place
from tests.faults.searching import seconds_until
from tests.template_database import ROOT

pytestmark = pytest.mark.faults

CHANGES, SEED = (10_000, 20_261_124) if FULL else (200, 7)
PHASE_SECONDS = 8.0 if FULL else 3.0
HEAL_SECONDS = 120
LIVE = """
import json
from search.documents import kinds
print(json.dumps({f"{name}:{pk}": key for name, kind in kinds().items() for pk, key in kind.audiences().items()}))
"""


def held_by_the_server(place: Place) -> dict[str, str]:
    """Every document of the search server with its audience, asked of the server itself."""
    rows = json.loads(
        place.site.manage(
            "shell",
            "--no-imports",
            "-c",
            "import json; from search.models import IndexRow; print(json.dumps({row.pk: f'{row.kind}:{row.object_id}' for row in IndexRow.objects.all()}))",
        )
    )
    question = json.dumps({"size": 10_000, "_source": ["row", "audience"], "query": {"match_all": {}}}).encode()
    address = f"{place.server.url}/clearinghouse-documents/_search"
    request = urllib.request.Request(address, question, {"Content-Type": "application/json"})  # noqa: S310 -- always http on this machine
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 -- as above
        hits = json.load(answer)["hits"]["hits"]
    return {rows.get(str(hit["_source"]["row"]), f"row {hit['_source']['row']}"): hit["_source"]["audience"] for hit in hits}


def test_after_thousands_of_changes_the_index_holds_what_is_there_and_nothing_private_was_seen(
    place: Place, tell: Callable[..., None]
) -> None:
    command = [sys.executable, "-m", "tests.faults.changing", str(SEED), str(CHANGES)]
    lost = 0.0
    with (
        Spy(place.site.url) as spy,
        subprocess.Popen(command, cwd=ROOT, env=place.site.environment, stdout=subprocess.PIPE, text=True) as editor,
    ):
        started, deaths = time.monotonic(), 0
        while editor.poll() is None:
            place.lose("killed" if deaths % 2 else "hung")
            gone, deaths = time.monotonic(), deaths + 1
            wait_for(editor, PHASE_SECONDS)
            place.bring_back()
            lost += time.monotonic() - gone
            wait_for(editor, time.monotonic() - gone)
        whole = time.monotonic() - started
        place.bring_back()
        healed = seconds_until(place.index_agrees, within=HEAL_SECONDS, what="the index agrees with the database")
        told = editor.stdout.read() if editor.stdout else ""
    assert editor.returncode == 0, told
    there = json.loads(place.site.manage("shell", "--no-imports", "-c", LIVE))
    held = held_by_the_server(place)
    assert sorted(held) == sorted(there)  # none missing, and no ghost
    assert held == there  # and no stale audience
    assert spy.leaks == []
    assert spy.failures == []
    assert spy.looks > len(SURFACES)
    tell("changes took", whole)
    tell("the search server was lost for", lost)
    tell("the index agrees again after", healed)


def wait_for(editor: subprocess.Popen[str], seconds: float) -> None:
    """Until the editor is done, at most so long."""
    try:
        editor.wait(seconds)
    except subprocess.TimeoutExpired:
        return
