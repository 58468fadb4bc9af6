"""The server's own start and stop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from clearinghouse.core import live

if TYPE_CHECKING:
    from clearinghouse.core.serving.asgi_types import Receive, Scope, Send


async def lifespan(scope: Scope, receive: Receive, send: Send) -> None:
    """Live signals go to this server's event loop for as long as it serves."""
    await receive()
    live.serve_from(asyncio.get_running_loop())
    await send({"type": "lifespan.startup.complete"})
    await receive()
    live.serve_from(None)
    await send({"type": "lifespan.shutdown.complete"})
