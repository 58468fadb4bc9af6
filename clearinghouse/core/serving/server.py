"""The one web server process of an embedded site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

LARGEST_SOCKET_MESSAGE = 65_536
# A slow line is given time to answer: the library's own 20 s close sockets over satellites.
PING_SECONDS, PONG_SECONDS = 30, 60
LAST_PAGES_SECONDS = 5


class Server(uvicorn.Server):
    """uvicorn, and a word when it answers."""

    def __init__(self, config: uvicorn.Config, *, when_ready: Callable[[], None]) -> None:
        """Call `when_ready` once, as soon as the first page could be asked for."""
        super().__init__(config)
        self.when_ready = when_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        self.when_ready()


def serve(listener: socket.socket, *, when_ready: Callable[[], None]) -> None:
    """Serve pages and sockets on this listener until the process is told to stop."""
    config = uvicorn.Config(
        "clearinghouse.asgi:application",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="on",
        ws_max_size=LARGEST_SOCKET_MESSAGE,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PONG_SECONDS,
        timeout_graceful_shutdown=LAST_PAGES_SECONDS,
    )
    Server(config, when_ready=when_ready).run([listener])
