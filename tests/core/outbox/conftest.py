import os
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from clearinghouse.core import outbox
from clearinghouse.core.errors import TemporarilyUnavailable


class Recorder:
    """Another server: hears payloads, and can be down or refuse some of them."""

    def __init__(self) -> None:
        self.batches: list[list[Any]] = []
        self.refused: set[Any] = set()
        self.down = False

    @property
    def heard(self) -> list[Any]:
        return [number for batch in self.batches for number in batch]

    def deliver(self, payloads: list[dict[str, Any]]) -> None:
        if self.down:
            raise TemporarilyUnavailable("connection refused")
        numbers = [payload["n"] for payload in payloads]
        if self.refused & set(numbers):
            raise ValueError(f"cannot take {numbers}")
        self.batches.append(numbers)


@pytest.fixture
def server() -> Iterator[Recorder]:
    recorder = Recorder()
    outbox.register("test", outbox.Delivery(recorder.deliver, most_attempts=3))
    yield recorder
    del outbox.deliveries["test"]


@pytest.fixture
def site(tmp_path):
    """The environment of a site of its own: a copy of the migrated test database, or that database itself on a server."""
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.test"}
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(tmp_path / "consortium.sqlite3") as copy:
            connection.connection.backup(copy)
        copy.close()
        environment["DATABASE_URL"] = ""
    else:
        facts = connection.settings_dict
        place = f"{facts['HOST'] or 'localhost'}:{facts['PORT'] or 5432}"
        environment["DATABASE_URL"] = f"postgresql://{facts['USER']}:{facts['PASSWORD']}@{place}/{facts['NAME']}"
    return environment
