"""The server's own start and stop."""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING

from django.urls import get_resolver

from clearinghouse.core import live

if TYPE_CHECKING:
    from clearinghouse.core.serving.asgi_types import Receive, Scope, Send


async def lifespan(scope: Scope, receive: Receive, send: Send) -> None:
    """Live signals go to this server's event loop for as long as it serves."""
    await receive()
    set_apart_what_stays()
    live.serve_from(asyncio.get_running_loop())
    await send({"type": "lifespan.startup.complete"})
    await receive()
    live.serve_from(None)
    await send({"type": "lifespan.shutdown.complete"})


def set_apart_what_stays() -> None:
    """Load every view, and have the collector of memory pass over what is loaded now.

    All of it stays to the end, and to look through it holds up every page of the process for a sixth of a second, again and again.
    https://docs.python.org/3/library/gc.html#gc.freeze
    """
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
