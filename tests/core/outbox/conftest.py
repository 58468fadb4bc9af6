from collections.abc import Iterator
from typing import Any

import pytest

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
