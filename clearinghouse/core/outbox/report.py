"""The outbox in numbers, for the administrators' report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q
from django.utils.timesince import timesince

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage


@dataclass(frozen=True)
class TopicSummary:
    """One topic's messages by what is the matter with them."""

    topic: str
    waiting: int
    delivering: int
    dead: int
    delivered: int
    age: str


def summaries() -> list[TopicSummary]:
    """Every topic with messages, in one query."""
    waiting = Q(state=OutboxState.WAITING)
    rows = OutboxMessage.objects.values("topic").annotate(
        waiting=Count("pk", filter=waiting),
        delivering=Count("pk", filter=Q(state=OutboxState.LEASED)),
        dead=Count("pk", filter=Q(state=OutboxState.DEAD)),
        delivered=Count("pk", filter=Q(state=OutboxState.DELIVERED)),
        since=Min("created_at", filter=waiting),
    )
    return [summary_of(row) for row in rows.order_by("topic")]


def summary_of(row: Any) -> TopicSummary:
    """A row of the query with the age of the oldest that waits."""
    since = row.pop("since")
    return TopicSummary(**row, age=timesince(since) if since else "")
