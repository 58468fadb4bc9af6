"""Numbers for Prometheus. Nothing in them tells of a person."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.db.models import Count, Min
from django.utils import timezone
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import REGISTRY, Collector

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client.metrics_core import Metric

OPEN_STATES = (OutboxState.WAITING, OutboxState.LEASED, OutboxState.DEAD)

requests = Counter("clearinghouse_requests_total", "Answers by view and class of status.", ["view", "status"])
seconds = Histogram(
    "clearinghouse_request_seconds", "Seconds until the answer.", buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
)


class OutboxCollector(Collector):
    """Depth and age of the outbox, asked of the database when somebody looks."""

    def collect(self) -> Iterator[Metric]:
        """Messages and the age of the oldest, by topic."""
        depth = GaugeMetricFamily("clearinghouse_outbox_messages", "Messages not yet delivered.", labels=["topic", "state"])
        age = GaugeMetricFamily("clearinghouse_outbox_oldest_seconds", "Age of the oldest message that waits.", labels=["topic"])
        rows = OutboxMessage.objects.filter(state__in=OPEN_STATES).values("topic", "state")
        for row in rows.annotate(number=Count("pk"), oldest=Min("created_at")).order_by("topic", "state"):
            depth.add_metric([row["topic"], row["state"]], row["number"])
            if row["state"] == OutboxState.WAITING:
                age.add_metric([row["topic"]], (timezone.now() - row["oldest"]).total_seconds())
        yield depth
        yield age


def exposition() -> bytes:
    """All numbers as text. With several server processes, PROMETHEUS_MULTIPROC_DIR names the folder in which they add up theirs."""
    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    outbox = CollectorRegistry()
    outbox.register(OutboxCollector())
    return generate_latest(registry) + generate_latest(outbox)
