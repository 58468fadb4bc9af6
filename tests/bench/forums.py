"""The forums at full size on PostgreSQL: a topic of 1,000,000 posts and a board of 20,000 topics, against an empty view of the same server.

Visitors are measured twice: as their pages are built anew, and as they are kept for all of them. What one asks again is measured in bytes.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.bench.library import BUILT_ANEW, EMPTY
from tests.bench.measure import Client, Row, in_turn, median_row, percentile
from tests.bench.registration import AS_IN_PRODUCTION, site
from tests.bench.site import ROOT
from tests.servers.postgresql import PostgreSQL
from tests.servers.redis import Redis

POSTS, TOPICS = 1_000_000, 20_000
TIMES = 150
FIRST_VIEW_BYTES = 60 * 1024


def run() -> list[Row]:
    database, redis = PostgreSQL(settings=AS_IN_PRODUCTION), Redis()
    try:
        database.start()
        redis.start()
        with tempfile.TemporaryDirectory() as var, site(database.url, redis.url, Path(var)) as (environment, urls):
            made = fill(environment)
            member = {"Cookie": f"sessionid={made['session']}"}
            rows = []
            for who, headers in (("visitor", BUILT_ANEW), ("visitor, page kept", {}), ("member", member)):
                for name, path in pages(made).items():
                    rows += rows_of(urls[0], f"{name}, {who}", path, headers)
            return [*rows, *(weight_of(urls[0], name, path) for name, path in pages(made).items())]
    finally:
        redis.stop()
        database.stop()


def fill(environment: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.fill_forums", json.dumps({"posts": POSTS, "topics": TOPICS})]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    made: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return made


def pages(made: dict[str, Any]) -> dict[str, str]:
    """What is asked for, by name."""
    topic, board = f"/forums/topics/{made['topic']}/", f"/forums/{made['board']}/"
    return {
        f"first page of {POSTS:,} posts": topic,
        f"page {POSTS // 40:,} of {POSTS:,} posts": f"{topic}?page={POSTS // 40}",
        f"last page of {POSTS:,} posts": f"{topic}?page={POSTS // 20}",
        f"first page of {TOPICS:,} topics": board,
        f"page 300 of {TOPICS:,} topics": f"{board}?page=300",
    }


def rows_of(url: str, name: str, path: str, headers: dict[str, str]) -> list[Row]:
    """The 95th percentile and the median of a page, beside those of the empty view."""
    page, nothing = Client(url + path, headers), Client(url + EMPTY, headers)
    mine, theirs = in_turn(page.get, nothing.get, times=TIMES)
    slowest = Row(f"{name}", round(percentile(mine, 0.95), 2), round(percentile(theirs, 0.95), 2), "ms (p95)")
    return [slowest, median_row(name, page.get, nothing.get, times=TIMES)]


def weight_of(url: str, name: str, path: str) -> Row:
    """What goes over the wire for the page alone, compressed as a browser asks for it."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "127.0.0.1", parts.port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip, br"})
    return Row(f"{name}, the page alone", len(connection.getresponse().read()), FIRST_VIEW_BYTES, "bytes")
