"""The socket of a topic on a real server: who idles is heard, who floods or stalls harms nobody, strangers stay outside, memory stays flat."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.bench.live_page import address_of
from tests.faults import FULL
from tests.faults.live_place import LivePlace, all_shown, live_place

pytestmark = pytest.mark.faults
# redis-py gives up a read after 5 s unless told otherwise, proxies and home routers a line after 60 s.
IDLE_SECONDS = 65.0 if FULL else 12.0
CONNECTS = 20_000 if FULL else 500
AT_ONCE = 50
MOST_GROWTH = 1.05 if FULL else 1.15
STALLED = 20
LIMIT = 30.0


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivePlace]:
    with live_place(tmp_path_factory.mktemp("live"), "core") as running:
        yield running


def knock(place: LivePlace, server: int = 0, **more: Any) -> Any:
    return connect(**address_of(place.servers[server].port, place.sessions[0], **more))


async def watching(line: Any, topic: int) -> dict[str, Any]:
    """Say which topic is shown; what the socket answers."""
    await line.send(json.dumps({"watch": [topic]}))
    answer: dict[str, Any] = json.loads(await asyncio.wait_for(line.recv(), LIMIT))
    return answer


async def heard(line: Any, seq: int) -> None:
    """Wait for this number."""
    async with asyncio.timeout(LIMIT):
        while json.loads(await line.recv()).get("seq", 0) < seq:
            pass


def test_a_socket_that_was_idle_is_open_and_hears(place: LivePlace) -> None:
    async def story() -> None:
        async with knock(place) as line:
            await watching(line, place.topic)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(line.recv(), IDLE_SECONDS)
            await asyncio.to_thread(place.write, 1)
            await heard(line, place.written)

    asyncio.run(story())


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", None], ids=["foreign", "null", "missing"])
def test_no_other_sites_page_is_let_in(place: LivePlace, origin: str | None) -> None:
    async def story() -> int:
        with pytest.raises(InvalidStatus) as refused:
            async with knock(place, origin=origin):
                pass
        return int(refused.value.response.status_code)

    assert asyncio.run(story()) == 403


@pytest.mark.parametrize(
    ("frames", "codes"),
    [(["x" * 65_537], {1009}), (["x" * 65_536], {1009}), (["x" * 4_097], {1009}), (["{}"] * 400, {1008})],
    ids=["beyond 64 KiB", "64 KiB", "beyond 4 KiB", "flood"],
)
def test_floods_and_large_frames_are_sent_away_without_harm_to_others(place: LivePlace, frames: list[str], codes: set[int]) -> None:
    async def story() -> int:
        async with knock(place) as well, knock(place) as loud:
            await watching(well, place.topic)
            with pytest.raises(ConnectionClosed) as closed:
                await say_all(loud, frames)
            await asyncio.to_thread(place.write, 1)
            await heard(well, place.written)
        received = closed.value.rcvd
        assert received is not None
        return received.code

    assert asyncio.run(story()) in codes


async def say_all(line: Any, frames: list[str]) -> None:
    """Send these, then listen until the line is closed."""
    for frame in frames:
        await line.send(frame)
    await asyncio.wait_for(line.recv(), LIMIT)


def test_readers_that_stall_hold_up_nobody(place: LivePlace, tell: Callable[..., None]) -> None:
    """They open the socket, watch the topic, and never take a byte from the line again."""

    async def story() -> float:
        pages = place.pages(5)
        for page in pages:
            page.open()
        await asyncio.gather(*(page.is_live.wait() for page in pages))
        stalled = [stalled_reader(place.servers[number % 2].port, place) for number in range(STALLED)]
        try:
            waits = []
            for _ in range(5):
                await asyncio.to_thread(place.write, 4)
                waits.append(await all_shown(pages, place.written, within=LIMIT))
        finally:
            for line in stalled:
                line.close()
            for page in pages:
                await page.close()
        return max(waits)

    tell("slowest page beside stalled readers", asyncio.run(story()))


def stalled_reader(port: int, place: LivePlace) -> socket.socket:
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
    line.connect(("127.0.0.1", port))
    words = json.dumps({"watch": [place.topic]}).encode()
    line.sendall(
        f"GET /ws/forums/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: sessionid={place.sessions[0]}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
    )
    line.recv(12)
    line.sendall(bytes([0x81, 0x80 | len(words), 0, 0, 0, 0]) + words)
    return line


def test_memory_stays_flat_however_many_come_and_go(place: LivePlace, tell: Callable[..., None]) -> None:
    process = place.servers[0].process.pid

    async def come_and_go() -> None:
        async with knock(place) as line:
            await watching(line, place.topic)

    async def crowd(number: int) -> None:
        for _ in range(number // AT_ONCE):
            await asyncio.gather(*(come_and_go() for _ in range(AT_ONCE)))

    asyncio.run(crowd(CONNECTS // 2))
    before = memory_of(process)
    asyncio.run(crowd(CONNECTS))
    after = memory_of(process)
    tell(f"memory after {CONNECTS} connects, of that before", after / before, "")
    assert after <= before * MOST_GROWTH


def memory_of(process: int) -> int:
    """Pages of memory that the process holds."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1])
