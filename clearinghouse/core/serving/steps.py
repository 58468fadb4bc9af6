"""What must be done before the site can be served; what is done already is passed over."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from clearinghouse.core.models import Marker
from clearinghouse.core.serving.progress import CountingOutput, step

if TYPE_CHECKING:
    from django.core.management.base import OutputWrapper

FORMS_OF_A_FILE = 4  # named by its hash, linked to the others, and compressed in two ways


def prepare(out: OutputWrapper) -> None:
    """Bring database, static files, site, demo and search index up to date, telling `out`."""
    migrate(out)
    collect_static(out)
    for wanted in settings.START_STEPS:
        if settings.DEMO or not wanted.get("demo"):
            run_step(wanted, out)


def migrate(out: OutputWrapper) -> None:
    """Apply the migrations that are missing."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        with step("Preparing the database", out):
            call_command("migrate", interactive=False, verbosity=1, stdout=CountingOutput(out, total=len(missing), word="Applying"))


def collect_static(out: OutputWrapper) -> None:
    """Gather and compress static files, once for each state of their sources."""
    stamp = Path(settings.STATIC_ROOT) / "collected.txt"
    names, version = static_sources()
    if stamp.exists() and stamp.read_text() == version:
        return
    with step("Gathering styles, scripts and images", out):
        counting = CountingOutput(out, total=names * FORMS_OF_A_FILE, word="Post-processed")
        call_command("collectstatic", interactive=False, verbosity=2, stdout=counting)
        stamp.write_text(version)


def static_sources() -> tuple[int, str]:
    """How many static files there are, and a hash of their names, sizes and times."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    count = 0
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
            count += 1
    return count, digest.hexdigest()


def run_step(wanted: dict[str, Any], out: OutputWrapper) -> None:
    """Run one of START_STEPS, unless its marker says that it is done."""
    marker = f"start:{wanted['command']}"
    once = wanted["once"].format(SITE_URL=settings.SITE_URL) if "once" in wanted else None
    if once is not None and Marker.value_of(marker) == once:
        return
    with step(wanted["label"], out):
        call_command(wanted["command"], stdout=out, stderr=out)
    if once is not None:
        Marker.put(marker, once)
