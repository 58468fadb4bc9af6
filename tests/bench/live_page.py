"""An open topic without a browser: it follows the protocol of static/js/forums.js, and keeps what it was shown."""

from __future__ import annotations

import asyncio
import json
import random
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import connect
from websockets.exceptions import InvalidHandshake, WebSocketException

LOST = (OSError, WebSocketException, InvalidHandshake, TimeoutError, asyncio.IncompleteReadError, ValueError)
FIRST_MINUTE, KNOCK, SLOWEST = 60.0, 4.0, 180.0


@dataclass
class Door:
    """The servers behind one address, as a proxy has them: one that does not answer is passed over."""

    ports: list[int]

    def choices(self) -> list[int]:
        return random.sample(self.ports, len(self.ports))

    async def ask(self, path: str, session: str) -> tuple[int, bytes]:
        """Status and body of a page."""
        for port in self.choices():
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                continue
            try:
                return await asyncio.wait_for(answer_to(reader, writer, path, session, port), 30)
            finally:
                writer.close()
        raise ConnectionRefusedError


async def answer_to(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, session: str, port: int
) -> tuple[int, bytes]:
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: sessionid={session}\r\nConnection: close\r\n\r\n".encode()
    )
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin1").lower()
    length = int(head.split("content-length:")[1].split("\r\n")[0])
    return int(head.split(" ", 2)[1]), await reader.readexactly(length)


@dataclass
class OpenPage:
    """`arrived` holds the numbers of posts in the order in which they came; `seen_at` when each did."""

    door: Door
    topic: int
    session: str
    seq: int = 1
    epoch: int = 1
    minute: float = 60.0
    has_socket: bool = True
    arrived: list[int] = field(default_factory=list)
    seen_at: dict[int, float] = field(default_factory=dict)
    largest_frame: int = 0
    here: int = 0
    pulls: int = 0

    def __post_init__(self) -> None:
        self.wanted, self.is_over, self.trouble = asyncio.Event(), False, 0.0
        self.news = asyncio.Event()
        self.is_live, self.is_back = asyncio.Event(), asyncio.Event()
        self.tasks: list[asyncio.Task[None]] = []

    def open(self) -> None:
        work = [self.keep_pulling(), self.look_each_minute(), *([self.keep_socket()] if self.has_socket else [])]
        self.tasks = [asyncio.create_task(one) for one in work]

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    async def keep_pulling(self) -> None:
        while True:
            await self.wanted.wait()
            self.wanted.clear()
            try:
                while await self.pull():
                    pass
                self.trouble = 0.0
            except LOST:
                self.is_back.clear()
                self.trouble = min(self.trouble * 2 or 1.0, self.minute)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.is_back.wait(), self.trouble + min(self.trouble, 5) * random.random())
                self.wanted.set()

    async def pull(self) -> bool:
        """Ask for what came after the number that is known. Returns whether there is more."""
        self.pulls += 1
        status, body = await self.door.ask(
            f"/forums/topics/{self.topic}/events.json?after={self.seq}&epoch={self.epoch}", self.session
        )
        if status != 200:
            raise ValueError(f"answered {status}")
        answer = json.loads(body)
        assert not answer["reset"], "nothing was purged"
        for post in answer["posts"]:
            self.arrived.append(post["seq"])
            self.seen_at[post["seq"]] = time.monotonic()
        self.seq = answer["seq"]
        self.news.set()
        return bool(answer["more"])

    async def look_each_minute(self) -> None:
        while True:
            await asyncio.sleep(self.minute * random.uniform(0.8, 1.2))
            self.wanted.set()

    async def keep_socket(self) -> None:
        wait, lost_at = 1.0, time.monotonic()
        while True:
            with suppress(*LOST):
                async for signal in self.signals():
                    wait, lost_at = 1.0, 0.0
                    self.hear(signal)
            self.is_live.clear()
            lost_at = lost_at or time.monotonic()
            await asyncio.sleep(wait * random.uniform(0.5, 1.0))
            wait = min(wait * 2, KNOCK if time.monotonic() - lost_at < FIRST_MINUTE else SLOWEST)

    async def signals(self) -> Any:
        for port in self.door.choices():
            try:
                socket = await connect(**address_of(port, self.session))
            except OSError:
                continue
            async with socket:
                await socket.send(json.dumps({"watch": [self.topic]}))
                async for frame in socket:
                    self.largest_frame = max(self.largest_frame, len(frame))
                    yield json.loads(frame)
            return

    def hear(self, signal: dict[str, Any]) -> None:
        if not self.is_live.is_set():
            self.is_back.set()
        self.is_live.set()
        self.here = signal.get("here", self.here)
        if signal.get("seq", 0) > self.seq or signal.get("epoch", self.epoch) != self.epoch:
            self.wanted.set()

    async def until_shown(self, seq: int) -> None:
        """Wait until the post of this number has come."""
        while self.seq < seq:
            self.news.clear()
            await self.news.wait()


def address_of(port: int, session: str, **more: Any) -> dict[str, Any]:
    """What the client of `websockets` needs to knock as a page of ours does."""
    cookies = {"additional_headers": {"Cookie": f"sessionid={session}"}} if session else {}
    here = {"uri": f"ws://127.0.0.1:{port}/ws/forums/", "origin": f"http://127.0.0.1:{port}", "open_timeout": 10, "proxy": None}
    return {**here, **cookies, **more}
