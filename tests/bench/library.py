"""The library at 10,000 published resources: a page of each kind, a topic's page and the curators' queue, against an empty view."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from tests.bench.grown_library import grow
from tests.bench.measure import Client, Row, in_turn, median_row, percentile
from tests.bench.site import Site, environment_for, free_port, run_manage, serving, uvicorn
from tests.template_demo import copy_demo

RESOURCES = 10_000
TIMES = 200
EMPTY = "/account/bench/empty/"
BUILT_ANEW = {"Cookie": "sessionid=a-session-that-ended"}  # a session cookie keeps the cache for visitors out of it
KINDS = ("research_review", "practice_guide", "practice", "assistive_technology")
FOR_VISITORS = {"library": "/library/", "topic": "/library/topics/literacy/", "topics": "/library/topics/"}
FOR_CURATORS = {"curation queue": "/library/curation/", "proposals waiting": "/library/curation/?queue=proposed"}
SIGN_IN = """
from django.contrib.sessions.backends.db import SessionStore
from clearinghouse.accounts.models import User
curator = User.objects.get(email="ines.halloran@overwend.example")
session = SessionStore()
session.update({"_auth_user_id": str(curator.pk), "_auth_user_backend": "clearinghouse.accounts.backends.Backend",
                "_auth_user_hash": curator.get_session_auth_hash()})
session.create()
print(session.session_key)
"""


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as var:
        environment = environment_for(Path(var))
        prepare(Path(var), environment)
        port = free_port()
        with serving(uvicorn(port), port, environment) as site:
            curator = {"Cookie": f"sessionid={run_manage(environment, 'shell', '-v0', '-c', SIGN_IN).split()[-1]}"}
            pages = {**{kind: first_of(site, kind) for kind in KINDS}, **FOR_VISITORS}
            rows = [row for name, path in pages.items() for row in rows_of(site, name, path, BUILT_ANEW)]
            return rows + [row for name, path in FOR_CURATORS.items() for row in rows_of(site, name, path, curator)]


def prepare(var: Path, environment: dict[str, str]) -> None:
    """The demo consortium, with a library of RESOURCES beside its own."""
    copy_demo(var)
    grow(var / "consortium.sqlite3", RESOURCES)
    run_manage(environment, "rebuild_index")


def first_of(site: Site, kind: str) -> str:
    results = Client(site.url, {"Accept-Encoding": "identity"}).get(f"/search/?kind={kind}").decode()
    return str(re.findall(r'<h2><a href="(/library/[a-z0-9-]+/)"', results)[0])


def rows_of(site: Site, name: str, path: str, headers: dict[str, str]) -> list[Row]:
    page, nothing = Client(site.url + path, headers), Client(site.url + EMPTY, headers)
    mine, theirs = in_turn(page.get, nothing.get, times=TIMES)
    slowest = Row(
        f"{name}, {RESOURCES:,} resources", round(percentile(mine, 0.95), 2), round(percentile(theirs, 0.95), 2), "ms (p95)"
    )
    return [slowest, median_row(f"{name}, {RESOURCES:,} resources", page.get, nothing.get)]
