"""The search server is killed and hung while visitors search and a curator publishes. Real processes, as `make run` starts them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from clearinghouse.demo.people import DEMO_PASSWORD, DEMO_SIGN_INS
from tests.bench.site import Site, free_port, run_manage, serving
from tests.faults import FULL
from tests.faults.searching import Curator, Visitor, ask, seconds_until
from tests.servers.elasticsearch import Elasticsearch
from tests.servers.process import ServerUnavailable
from tests.template_database import copy_sqlite

pytestmark = pytest.mark.faults

SEARCH_SECONDS = 0.6  # how long a visitor's search waits for the server, as set below
MARGIN_SECONDS = 1.4  # for the database's own answer, and for a busy machine
HEAL_SECONDS = 60
PUBLICATIONS = 12 if FULL else 3
REBUILDS = 12 if FULL else 3
AGREES = "0 rows and 0 copies differ."


@dataclass
class Place:
    """A site, its search server, and what was written to its log."""

    site: Site
    server: Elasticsearch
    log: Path

    def curator(self) -> Curator:
        return Curator(self.site.url, next(who.email for who in DEMO_SIGN_INS if who.role == "Curator"), DEMO_PASSWORD)

    def reviews(self) -> list[int]:
        code = "from clearinghouse.resources.models import ResearchReviewPage as P; print(list(P.objects.order_by('pk').values_list('pk', flat=True)))"
        listed: list[int] = json.loads(self.site.manage("shell", "--no-imports", "-c", code))
        return listed

    def index_agrees(self) -> bool:
        checked = subprocess.run(
            [sys.executable, "manage.py", "check_index"], env=self.site.environment, capture_output=True, text=True, check=False
        )
        return checked.returncode == 0 and AGREES in checked.stdout

    def is_ready(self) -> bool:
        with urllib.request.urlopen(f"{self.site.url}/readyz", timeout=20) as answer:  # noqa: S310 -- always http on this machine
            checks = {check["name"]: check["well"] for check in json.load(answer)["checks"]}
        return checks["search server"] and checks["search index"]

    def lose(self, how: str) -> None:
        self.server.kill() if how == "killed" else self.server.pause()

    def bring_back(self) -> None:
        self.server.resume()
        if self.server.process is None or self.server.process.poll() is not None:
            self.server.start()

    def refusals(self) -> list[str]:
        """Searches that the search server refused. A busy machine may keep one waiting too long: that is no refusal."""
        fallbacks = [line for line in self.log.read_text().splitlines() if "fell back to the database" in line]
        return [line for line in fallbacks if "timed out" not in line]


@pytest.fixture
def place(running: Place) -> Iterator[Place]:
    """Whatever a test does to the search server, the next one finds it well."""
    yield running
    running.bring_back()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    server = Elasticsearch()
    try:
        server.start()
    except ServerUnavailable as unavailable:
        server.stop()
        pytest.skip(f"not run: {unavailable}")
    folder = tmp_path_factory.mktemp("site")
    copy_sqlite(folder / "consortium.sqlite3")
    environment = {
        **os.environ,
        "VAR_DIR": str(folder),
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.local",
        "ELASTICSEARCH_URL": server.url,
        "ELASTICSEARCH_TIMEOUT": str(SEARCH_SECONDS),
    }
    try:
        for step in (("collectstatic", "--noinput", "-v0"), ("prepare_site",), ("load_demo",), ("rebuild_index",)):
            run_manage(environment, *step)
        port, log = free_port(), folder / "site.log"
        command = ["sh", "-c", f'exec "{sys.executable}" manage.py start --port {port} > "{log}" 2>&1']
        with serving(command, port, environment) as site:
            yield Place(site, server, log)
    finally:
        server.stop()


@pytest.fixture
def tell(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Callable[[str, float], None]:
    """Leave a measured figure in the report, and on the screen."""

    def note(name: str, value: float) -> None:
        record_property(name, round(value, 3))
        with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            print(f"\n  {name}: {value:.2f} s", flush=True)

    return note


@pytest.mark.parametrize("loss", ["killed", "hung"])
def test_searches_go_on_publishing_never_waits_and_the_index_heals(place: Place, tell: Callable[..., None], loss: str) -> None:
    curator, pages = place.curator(), place.reviews()
    before = max(curator.publish(page, f"Lantern {loss} {number}") for number, page in enumerate(pages[:3]))
    seconds_until(lambda: ask(place.site.url, f"lantern {loss}").found == 3, within=20, what="published pages are found")
    seconds_until(place.is_ready, within=20, what="all is well before")

    with Visitor(place.site.url, "reading") as visitor, Visitor(place.site.url, "rural reading") as another:
        seconds_until(lambda: visitor.answers and another.answers, within=20, what="visitors have their first answers")
        lost = time.monotonic()
        place.lose(loss)
        publishing = [curator.publish(page, f"Harbor {loss} {number}") for number, page in enumerate(pages[3 : 3 + PUBLICATIONS])]
        found_after = seconds_until(
            lambda: ask(place.site.url, f"harbor {loss}").found == PUBLICATIONS,
            within=30,
            what="the database answers with what is new",
        )
        seconds_until(lambda: not place.is_ready(), within=20, what="the site says what is wrong")
        place.bring_back()
        back = time.monotonic()
        seconds_until(place.index_agrees, within=HEAL_SECONDS, what="the index agrees with the database")
        healed = time.monotonic() - back
        seconds_until(place.is_ready, within=HEAL_SECONDS, what="the site says that all is well")
    assert ask(place.site.url, f"harbor {loss}").found == PUBLICATIONS

    answers = [*visitor.answers, *another.answers]
    assert {answer.status for answer in answers} == {200}
    assert all(answer.found for answer in answers)
    slowest = max(answer.seconds for answer in [*visitor.since(lost - 1), *another.since(lost - 1)])
    tell(f"slowest search while the server is {loss}", slowest)
    tell("slowest publication before", before)
    tell(f"slowest publication while the server is {loss}", max(publishing))
    tell("what was published last is found by searches after", found_after)
    tell("the index agrees again after", healed)
    assert slowest < SEARCH_SECONDS + MARGIN_SECONDS
    assert max(publishing) < before + SEARCH_SECONDS + MARGIN_SECONDS


def test_no_search_fails_or_comes_up_empty_while_the_index_is_made_anew_again_and_again(
    place: Place, tell: Callable[..., None]
) -> None:
    refusals, whole = place.refusals(), ask(place.site.url, "reading").found
    assert whole > 10
    with Visitor(place.site.url, "reading") as visitor, Visitor(place.site.url, "") as another:
        for _ in range(REBUILDS):
            assert re.search(r"The index holds \d+ documents", place.site.manage("rebuild_index"))
    answers = [*visitor.answers, *another.answers]
    assert len(answers) > 10 * REBUILDS
    assert {answer.status for answer in answers} == {200}
    assert {answer.found for answer in visitor.answers} == {whole}
    assert place.refusals() == refusals
    tell("slowest search during a rebuild", max(answer.seconds for answer in answers))
    assert place.index_agrees()
