"""Core's own checks."""

from __future__ import annotations

import shutil
from datetime import timedelta
from functools import cache

from channels.layers import get_channel_layer
from django.conf import settings
from django.core.cache import cache as site_cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from clearinghouse.core import live
from clearinghouse.core.enums import OutboxState
from clearinghouse.core.health.registry import NotWell, register
from clearinghouse.core.models import Marker, OutboxMessage

LONGEST_LAG = timedelta(minutes=5)
LONGEST_SILENCE = timedelta(minutes=3)
LEAST_FREE_BYTES = 200 * 1024 * 1024


def database() -> str:
    """Written and read back."""
    now = timezone.now().isoformat()
    Marker.put("health:database", now)
    if Marker.value_of("health:database") is None:
        raise NotWell("What was written could not be read.")
    return connection.vendor


def migrations() -> str:
    """All of this version's are applied. Once true it stays so while this process lives."""
    return all_migrations_applied()


@cache
def all_migrations_applied() -> str:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        raise NotWell(f"{len(missing)} migrations are not applied. Run: manage.py migrate")
    return "applied"


def cache_keeps() -> str:
    """What is put into the cache is there."""
    site_cache.set("health", "kept", 30)
    if site_cache.get("health") != "kept":
        raise NotWell("What was kept is gone.")
    return "keeps"


def channel_layer() -> str:
    """A signal that is sent arrives."""

    async def send_to_self() -> str:
        layer = get_channel_layer()
        channel = await layer.new_channel()
        await layer.send(channel, {"type": "health"})
        return str((await layer.receive(channel))["type"])

    return live.run(send_to_self, seconds=1.0)


def outbox_lag() -> str:
    """Nothing has been due for long."""
    overdue = OutboxMessage.objects.filter(
        state__in=[OutboxState.WAITING, OutboxState.LEASED], created_at__lt=timezone.now() - LONGEST_LAG
    )
    late = overdue.order_by("created_at").first()
    if late is not None:
        raise NotWell(f"{overdue.count()} messages wait since {late.created_at:%Y-%m-%d %H:%M} UTC, the first for {late.topic}.")
    return "nothing late"


def worker() -> str:
    """Background work gave a sign of life lately."""
    seen = Marker.objects.filter(name="worker:alive").values_list("updated_at", flat=True).first()
    if seen is None or timezone.now() - seen > LONGEST_SILENCE:
        raise NotWell("Background work is not running. Start: manage.py run_huey")
    return f"seen {(timezone.now() - seen).total_seconds():.0f} s ago"


def disk() -> str:
    """There is room for data, uploads and logs."""
    free = shutil.disk_usage(settings.VAR_DIR).free
    if free < LEAST_FREE_BYTES:
        raise NotWell(f"Only {free // 1024 // 1024} MB are free in {settings.VAR_DIR}.")
    return f"{free // 1024**3} GB free"


def register_all() -> None:
    """Called when core is ready."""
    register("database", database, essential=True)
    register("migrations", migrations, essential=True)
    register("cache", cache_keeps, essential=False)
    register("channel layer", channel_layer, essential=False)
    register("outbox", outbox_lag, essential=False)
    register("worker", worker, essential=False)
    register("disk", disk, essential=False)
