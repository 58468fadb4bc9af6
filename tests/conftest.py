"""The cast, the databases and the servers that every test may ask for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator

import pytest

os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="tests-var-"))

SERVER_VARIABLES = {"postgresql": "TEST_POSTGRESQL_URL", "redis": "TEST_REDIS_URL", "elasticsearch": "TEST_ELASTICSEARCH_URL"}
pytest_plugins = ["tests.fixtures.database", "tests.fixtures.cast", "tests.fixtures.browser"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that needs a server which is not running is skipped by name; `make test` counts it as not run."""
    for item in items:
        for marker, variable in SERVER_VARIABLES.items():
            if item.get_closest_marker(marker) and not os.environ.get(variable):
                item.add_marker(pytest.mark.skip(reason=f"not run: no {marker} server ({variable} is not set)"))


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
