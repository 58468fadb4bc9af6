"""Which topics there are and how each is delivered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

BATCH = 200


@dataclass(frozen=True)
class Delivery:
    """How messages of one topic are delivered.

    `deliver` takes the payloads of up to BATCH messages, oldest first, within `lease_seconds`. It raises TemporarilyUnavailable
    when the other server does not answer: such messages wait without ever being given up. Any other error counts against the
    message. Pauses double from `first_pause` to `longest_pause` seconds.
    """

    deliver: Callable[[list[dict[str, Any]]], None]
    first_pause: float = 1.0
    longest_pause: float = 900.0
    most_attempts: int = 12
    lease_seconds: float = 60.0


deliveries: dict[str, Delivery] = {}


def register(topic: str, delivery: Delivery) -> None:
    """Name the delivery of a topic; apps do so when they are ready."""
    deliveries[topic] = delivery
