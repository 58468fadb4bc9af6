"""A running site with a search server that can be lost."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from clearinghouse.demo.people import DEMO_PASSWORD, DEMO_SIGN_INS
from tests.bench.site import Site
from tests.faults.searching import Curator
from tests.servers.elasticsearch import Elasticsearch

SEARCH_SECONDS = 0.6  # how long a visitor's search waits for the server
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
