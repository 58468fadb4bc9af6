"""The curators' queues: each says which resources stand in it. A part of the library that finds work for curators adds its own here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import Q, Subquery


@dataclass(frozen=True)
class Queue:
    """One tab of the curators' page.

    `rows` is the condition on a resource that puts it there; it must not multiply rows, so ask about other tables with `Exists`.
    `since` names the column that says how long it has waited, or is an expression of it.
    """

    name: str
    label: str
    rows: Callable[[], Q]
    since: str | Subquery
    empty: str
    position: int = 50


_queues: dict[str, Queue] = {}


def register(queue: Queue) -> None:
    """Add a queue, or put another in place of the one of this name."""
    _queues[queue.name] = queue


def queues() -> list[Queue]:
    """All queues in the order of their tabs."""
    return sorted(_queues.values(), key=lambda queue: (queue.position, queue.name))
