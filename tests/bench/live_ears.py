"""Many sockets in one process that do next to nothing for each frame: they note when one with a certain mark came."""

from __future__ import annotations

import asyncio
import time

PING, PONG, TEXT = 0x89, 0x8A, 0x81
KEY = "dGhlIHNhbXBsZSBub25jZQ=="
ANSWER = b'"seq":'
TOGETHER = 25


def frame(kind: int, words: bytes) -> bytes:
    """A client's frame, masked with nothing. Up to 125 bytes."""
    return bytes([kind, 0x80 | len(words), 0, 0, 0, 0]) + words


class LiveEar(asyncio.Protocol):
    """One socket."""

    def __init__(self, port: int, path: str, session: str, words: bytes) -> None:
        self.port, self.path, self.session, self.words = port, path, session, words
        self.is_open = asyncio.get_running_loop().create_future()
        self.has_heard = asyncio.Event()
        self.mark, self.at, self.head = ANSWER if words else b"", 0.0, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        here = f"127.0.0.1:{self.port}"
        transport.write(
            f"GET {self.path} HTTP/1.1\r\nHost: {here}\r\nOrigin: http://{here}\r\nCookie: sessionid={self.session}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {KEY}\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        if not self.is_open.done():
            self.greeted(data)
        elif data[0] == PING:
            self.transport.write(frame(PONG, data[2 : 2 + data[1]]))
        elif self.mark and self.mark in data:
            self.at = time.perf_counter()
            self.has_heard.set()

    def greeted(self, data: bytes) -> None:
        self.head += data
        if b"\r\n\r\n" not in self.head:
            return
        if b" 101 " not in self.head[:15]:
            self.is_open.set_exception(ConnectionError(self.head.decode("latin1")[:80]))
            return
        self.is_open.set_result(None)
        if self.words:
            self.transport.write(frame(TEXT, self.words))

    def connection_lost(self, error: Exception | None) -> None:
        if not self.is_open.done():
            self.is_open.set_exception(error or ConnectionError("closed"))


async def open_ears(number: int, port: int, path: str, session: str = "", words: bytes = b"") -> list[LiveEar]:
    """So many sockets, a few at a time. Those that say something first are waited for until they are answered."""
    loop, ears = asyncio.get_running_loop(), list[LiveEar]()
    while len(ears) < number:
        coming = [
            await loop.create_connection(lambda: LiveEar(port, path, session, words), "127.0.0.1", port)
            for _ in range(min(TOGETHER, number - len(ears)))
        ]
        await asyncio.gather(*(ear.is_open for _, ear in coming))
        if words:
            await asyncio.gather(*(ear.has_heard.wait() for _, ear in coming))
        ears += [ear for _, ear in coming]
    return ears


async def until_all_hear(ears: list[LiveEar], begun: float, *, within: float = 30.0) -> list[float]:
    """The milliseconds from `begun` until each ear heard its mark."""
    async with asyncio.timeout(within):
        await asyncio.gather(*(ear.has_heard.wait() for ear in ears))
    return [(ear.at - begun) * 1000 for ear in ears]


def expect(ears: list[LiveEar], mark: bytes) -> None:
    """Have every ear wait for this."""
    for ear in ears:
        ear.mark = mark
        ear.has_heard.clear()


def close_ears(ears: list[LiveEar]) -> None:
    for ear in ears:
        ear.transport.close()
