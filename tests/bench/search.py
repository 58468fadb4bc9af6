"""The search page over HTTP against the raw query on the same engine, in one run: both backends, 10,000 and 100,000 documents.

Two references. The bare query finds and ranks the words and nothing more. The whole question is what the page needs to know:
facets that ignore their own filter, and highlights too.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from time import monotonic
from typing import Any

from clearinghouse.core.progress import ProgressBar
from search.backends.base import WEIGHTS
from search.query import SearchQuery, terms_of
from tests.bench import search_crowd
from tests.bench.corpus import library, rare_names
from tests.bench.measure import Client, Row, milliseconds
from tests.bench.site import ROOT, Site, environment_for, free_port, serving, uvicorn
from tests.servers.elasticsearch import Elasticsearch
from tests.template_demo import copy_demo

SIZES = (10_000, 100_000)
ROUNDS = 12
PUBLIC = frozenset({"public"})
BUILT_ANEW = {"Cookie": "sessionid=a-session-that-ended"}  # a session cookie keeps the cache for visitors out of it
KEPT = ROOT / "var" / "bench"
ALIAS = "clearinghouse-documents"
WORDS_OF_SQLITE = "SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY bm25(search_text, {weights}) LIMIT 10"

Ask = Callable[[SearchQuery], object]


@dataclass(frozen=True)
class Reference:
    """The engine asked directly, in one way."""

    name: str
    ask: Ask


@dataclass
class Timings:
    """Milliseconds of the page and of one reference, question by question in turn."""

    page: list[float] = field(default_factory=list)
    engine: list[float] = field(default_factory=list)


def questions() -> list[SearchQuery]:
    """What teachers ask: common words and rare ones, phrases, filters, a later page."""
    rare, rarer = rare_names(2)
    asked: list[tuple[str, dict[str, tuple[str, ...]], int]] = [
        ("reading rural", {}, 1),
        ("reading rural", {"tier": ("1",)}, 1),
        ("reading", {"setting": ("rural",), "grade": ("k-3", "3-6")}, 2),
        ("phonics kindergarten", {}, 1),
        ("small group tutoring", {"topic": ("tutoring",)}, 1),
        ('"word reading"', {}, 1),
        ("mathematics achievement", {}, 3),
        ("professional learning teachers", {"tier": ("1", "2")}, 1),
        ("behavior", {}, 1),
        (rare, {}, 1),
        (f"{rarer} reading", {}, 1),
    ]
    return [SearchQuery(terms_of(words), filters, page=page, audience=PUBLIC) for words, filters, page in asked]


def run() -> list[Row]:
    started = monotonic()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        database = prepared(Path(folder), started)
        demo = database.rename(database.with_name("demo.sqlite3"))
        for size in SIZES:
            put_in_place(library(KEPT, demo, size, ProgressBar()), database)
            say(f"{size:,} documents are there", started)
            rows += on_sqlite(database, size)
            say(f"measured on SQLite at {size:,}", started)
            rows += on_elasticsearch(database, size)
            say(f"measured on Elasticsearch at {size:,}", started)
    return [*rows, *growth(rows)]


def put_in_place(kept: Path, database: Path) -> None:
    """Serve this library next, without what the last server left beside its own."""
    for rest in ("-wal", "-shm"):
        database.with_name(database.name + rest).unlink(missing_ok=True)
    shutil.copyfile(kept, database)


def say(step: str, started: float) -> None:
    print(f"  {monotonic() - started:>5.0f} s  {step}", flush=True)


def prepared(var: Path, started: float) -> Path:
    """The database of the demo, with static files beside it."""
    copy_demo(var)
    database = var / "consortium.sqlite3"
    say("the demo is loaded", started)
    return database


def on_sqlite(database: Path, size: int) -> list[Row]:
    environment = environment_for(database.parent, DATABASE_URL="", ELASTICSEARCH_URL="")
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    statement = WORDS_OF_SQLITE.format(weights=", ".join(str(weight) for weight in WEIGHTS.values()))

    def bare(query: SearchQuery) -> object:
        every = " AND ".join(f'"{term}"' for term in (*query.terms.words, *query.terms.phrases))
        return connection.execute(statement, [every]).fetchall()

    with served(environment) as site:
        return everything_of(site, f"SQLite, {size:,}", [Reference("the bare query", bare)])


def on_elasticsearch(database: Path, size: int) -> list[Row]:
    server = Elasticsearch()
    try:
        environment = environment_for(database.parent, DATABASE_URL="", ELASTICSEARCH_URL=server.start().url)
        subprocess.run([sys.executable, "-m", "tests.bench.fill_index"], cwd=ROOT, env=environment, check=True)
        connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
        references = [
            Reference("the bare query", lambda query: post(connection, bare_body(query))),
            Reference("the whole question", lambda query: post(connection, whole_body(query))),
        ]
        with served(environment) as site:
            return everything_of(site, f"Elasticsearch, {size:,}", references)
    finally:
        server.stop()


def everything_of(site: Site, name: str, references: list[Reference]) -> list[Row]:
    """The page against its references, suggestions, and several people at once."""
    paths = [address_of(query) for query in questions()]
    return [
        *measured(site, name, references),
        *search_crowd.suggestions(site, name, BUILT_ANEW),
        *search_crowd.crowd(site, name, paths, BUILT_ANEW),
    ]


@contextmanager
def served(environment: dict[str, str]) -> Iterator[Site]:
    """The embedded server, as `make run` starts it."""
    port = free_port()
    with serving(uvicorn(port), port, environment) as site:
        yield site


def post(connection: HTTPConnection, body: dict[str, Any]) -> object:
    connection.request("POST", f"/{ALIAS}/_search", json.dumps(body), {"Content-Type": "application/json"})
    response = connection.getresponse()
    answer = json.loads(response.read())
    if response.status != 200:
        raise AssertionError(f"Elasticsearch answered {response.status}: {answer}")
    return answer


def bare_body(query: SearchQuery) -> dict[str, Any]:
    """The words in any of the fields, ranked."""
    fields = [f"{name}^{weight}" for name, weight in WEIGHTS.items()]
    words = " ".join([*query.terms.words, *query.terms.phrases])
    match = {"multi_match": {"query": words, "fields": fields, "type": "cross_fields", "operator": "and"}}
    return {"query": match, "size": 10, "from": query.offset, "_source": False}


def whole_body(query: SearchQuery) -> dict[str, Any]:
    """What the product itself asks, as it goes over the wire."""
    from search.backends.elasticsearch_query import body_of

    body = body_of(query, every=True)
    names = {"source": "_source", "from_": "from"}
    return {names.get(name, name): value for name, value in body.items()}


def measured(site: Site, name: str, references: list[Reference]) -> list[Row]:
    """Rows of median and 95th percentile against each reference; the page and the engine are asked the same in turn."""
    asked, client = questions(), Client(site.url + "/", BUILT_ANEW)
    timings = {reference.name: Timings() for reference in references}
    for query in asked:  # once each, so that nobody is measured cold
        client.get(address_of(query))
        for reference in references:
            reference.ask(query)
    for query, _ in zip(cycle(asked), range(ROUNDS * len(asked)), strict=False):
        for reference in references:
            timings[reference.name].page.append(milliseconds(lambda query=query: client.get(address_of(query))))
            timings[reference.name].engine.append(milliseconds(lambda query=query, reference=reference: reference.ask(query)))
    return [row for reference in references for row in rows_of(f"{name}: page against {reference.name}", timings[reference.name])]


def address_of(query: SearchQuery) -> str:
    page = f"&page={query.page}" if query.page > 1 else ""
    return f"{query.address()}{page}"


def rows_of(name: str, times: Timings) -> list[Row]:
    return search_crowd.percentiles(name, times.page, times.engine)


def growth(rows: list[Row]) -> list[Row]:
    """The page at the largest size beside the page at the smallest, on each engine."""
    small, large = (f"{size:,}: page against the bare query" for size in (SIZES[0], SIZES[-1]))
    medians = {row.name: row.ours for row in rows if row.unit == "ms (p50)"}
    pairs = ((name, name.replace(small, large)) for name in medians if name.endswith(small))
    return [
        Row(f"{few.partition(',')[0]}: {SIZES[-1]:,} documents against {SIZES[0]:,}", medians[many], medians[few], "ms (p50)")
        for few, many in pairs
    ]
