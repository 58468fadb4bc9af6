"""A browser's end of a socket, over the whole ASGI application. (channels.testing asks for a server that we do not use.)"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.db import connections
from django.test import Client

LIMIT = 20
OWN_PAGE = ((b"origin", b"http://testserver"), (b"host", b"testserver"))


class Socket(ApplicationCommunicator):
    is_open = False
    code: int | None = None

    async def knock(self) -> None:
        await self.send_input({"type": "websocket.connect"})
        answer = await self.receive_output(timeout=LIMIT)
        self.is_open, self.code = answer["type"] == "websocket.accept", answer.get("code")

    async def say(self, text: str) -> None:
        await self.send_input({"type": "websocket.receive", "text": text})

    async def hear(self) -> Any:
        message = await self.receive_output(timeout=LIMIT)
        assert message["type"] == "websocket.send", message
        return json.loads(message["text"])

    async def closing(self) -> int:
        message = await self.receive_output(timeout=LIMIT)
        assert message["type"] == "websocket.close", message
        code: int = message["code"]
        return code


@asynccontextmanager
async def socket_of(
    browser: Client, path: str = "/ws/live/", headers: tuple[tuple[bytes, bytes], ...] = OWN_PAGE
) -> AsyncIterator[Socket]:
    from clearinghouse.asgi import application

    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items()).encode()
    scope = {
        "type": "websocket",
        "path": path,
        "query_string": b"",
        "headers": [*headers, (b"cookie", cookies)],
        "subprotocols": [],
    }
    socket = Socket(application, scope)
    await socket.knock()
    try:
        yield socket
    finally:
        if socket.is_open and not socket.future.done():
            await socket.send_input({"type": "websocket.disconnect", "code": 1000})
        await socket.wait(timeout=LIMIT)


def run(story: Coroutine[Any, Any, Any]) -> Any:
    """Run a story to its end. Its threads' connections are closed: they would outlive the database of the test."""

    async def whole() -> Any:
        try:
            return await story
        finally:
            await sync_to_async(connections.close_all)()

    return asyncio.run(whole())
