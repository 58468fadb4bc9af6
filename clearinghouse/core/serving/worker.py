"""Background work inside the web server's own process, where the in-memory channel layer and one machine ask for it."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.module_loading import autodiscover_modules
from huey.consumer import Consumer

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST_TASKS_SECONDS = 8


class EmbeddedConsumer(Consumer):
    """huey's consumer as threads. The process's signals belong to the web server."""

    def _set_signal_handlers(self) -> None:
        """Leave the signals alone."""


@contextmanager
def background_work() -> Iterator[EmbeddedConsumer]:
    """Work in threads for as long as the block runs; running tasks get a few seconds to end."""
    from huey.contrib.djhuey import HUEY  # noqa: PLC0415 -- opens the job store

    autodiscover_modules("tasks")
    options: dict[str, Any] = settings.HUEY["consumer"]
    consumer = EmbeddedConsumer(HUEY, **options, shutdown_timeout=LAST_TASKS_SECONDS)
    thread = Thread(target=consumer.run, name="background-work", daemon=True)
    thread.start()
    try:
        yield consumer
    finally:
        consumer.stop(graceful=True)
        thread.join(LAST_TASKS_SECONDS)
