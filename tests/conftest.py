"""The cast, the databases and the servers that every test may ask for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings

os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="tests-var-"))

SERVER_VARIABLES = {"postgresql": "TEST_POSTGRESQL_URL", "redis": "TEST_REDIS_URL", "elasticsearch": "TEST_ELASTICSEARCH_URL"}
pytest_plugins = ["tests.fixtures.database", "tests.fixtures.cast", "tests.fixtures.browser"]
# What is about one database itself, and which engine that is.
ITSELF = {
    "sqlite": ("sqlite", "it is about the SQLite file itself, and DATABASE_URL names another database"),
    "postgresql_itself": (
        "postgresql",
        "it is about PostgreSQL itself: let DATABASE_URL name one (python -m tests.servers postgresql)",
    ),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that needs a server which is not running, or another database, is skipped by name; `make test` counts it as not run."""
    engine = settings.DATABASES["default"]["ENGINE"]
    reasons = {marker: words for marker, (named, words) in ITSELF.items() if named not in engine}
    for marker, variable in SERVER_VARIABLES.items():
        if not os.environ.get(variable):
            reasons[marker] = f"no {marker} server ({variable} is not set)"
    for item in items:
        for marker, words in reasons.items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=f"not run: {words}"))


@pytest.fixture(scope="session")
def postgresql_url() -> str:
    return os.environ["TEST_POSTGRESQL_URL"]


@pytest.fixture(scope="session")
def redis_url() -> str:
    return os.environ["TEST_REDIS_URL"]


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    return os.environ["TEST_ELASTICSEARCH_URL"]


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    from django.core.cache import caches

    from forums.answers import answers

    kept = [*(caches[name] for name in caches), answers]
    for one in kept:
        one.clear()
    yield
    for one in kept:
        one.clear()


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable[..., object]) -> Callable[..., object]:
    """`with committed():` runs what waits for the commit, as a real commit would."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
