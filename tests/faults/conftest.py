"""The site that search is lost at; real processes, as `make run` starts them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bench.site import environment_for, free_port, run_manage, serving
from tests.faults import FULL
from tests.faults.place import SEARCH_SECONDS, Place
from tests.servers.elasticsearch import Elasticsearch
from tests.servers.process import ServerUnavailable
from tests.template_database import copy_postgresql, copy_sqlite, on
from tests.template_demo import copy_demo

# What is only worth its time at full size; the short form of the same is in test_search_server_lost.py.
collect_ignore = [] if FULL else ["test_large_index_rebuilt.py"]


@pytest.fixture(params=["SQLite", pytest.param("PostgreSQL", marks=pytest.mark.postgresql)])
def environment(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """A site on a database of its own, without anything in it."""
    if request.param == "SQLite":
        copy_sqlite(tmp_path / "consortium.sqlite3")
        made = environment_for(tmp_path, DATABASE_URL="")
    else:
        server = os.environ["TEST_POSTGRESQL_URL"]
        copy_postgresql(server, "seats_over_http")
        made = environment_for(tmp_path, DATABASE_URL=on(server, "seats_over_http"))
    run_manage(made, "collectstatic", "--noinput", "-v0")
    return made


@pytest.fixture
def place(running: Place) -> Iterator[Place]:
    """Whatever a test does to the search server, the next one finds it well."""
    yield running
    running.bring_back()


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    server = Elasticsearch()
    try:
        server.start()
    except ServerUnavailable as unavailable:
        server.stop()
        pytest.skip(f"not run: {unavailable}")
    folder = tmp_path_factory.mktemp("site")
    copy_demo(folder)
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
        run_manage(environment, "rebuild_index")
        port, log = free_port(), folder / "site.log"
        command = ["sh", "-c", f'exec "{sys.executable}" manage.py start --port {port} > "{log}" 2>&1']
        with serving(command, port, environment) as site:
            yield Place(site, server, log)
    finally:
        server.stop()


@pytest.fixture
def tell(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Leave a measured figure in the report, and on the screen."""

    def note(name: str, value: float, unit: str = "s") -> None:
        record_property(name, round(value, 3))
        with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            print(f"\n  {name}: {value:.2f} {unit}".rstrip(), flush=True)

    return note
