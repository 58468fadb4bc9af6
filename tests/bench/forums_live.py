"""Five hundred sockets on one topic: how soon they hear, beside a plain Channels consumer on the same layer and beside a bare broadcast.

The signal's way is measured alone: sent to the layer, heard by the page. Then the whole way, as people live it: a reply is posted by the
product's own form, every page is told, and asks for it; with one reader that never takes a byte from its line.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from channels_redis.core import RedisChannelLayer

from tests.bench.live_ears import LiveEar, close_ears, expect, open_ears, until_all_hear
from tests.bench.measure import Row, percentile
from tests.bench.site import ROOT, free_port, serving, uvicorn
from tests.faults.live_place import LivePlace, all_shown, live_place
from tests.faults.test_live_sockets import stalled_reader

SOCKETS = 500
SIGNALS = 20
REPLIES = 5
FIRST = 1_000_000
VISIBLE_WITHIN_MS = 1000.0
Send = Callable[[int], Awaitable[None]]


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as var, live_place(Path(var), "core", people=20) as place:
        return asyncio.run(measured(place))


async def measured(place: LivePlace) -> list[Row]:
    assert place.redis
    layer = RedisChannelLayer(hosts=[{"address": place.redis.url, "socket_timeout": 30}], capacity=10_000)
    ours = await of_ours(place, layer)
    with plain_server(place) as port:
        plain = await of_plain(port, layer)
    with bare_server() as port:
        bare = await of_bare(port)
    visible, missing = await of_people(place)
    name = f"{SOCKETS} sockets"
    return [
        Row(f"{name}: signal to the last, beside a plain consumer of Channels", ours, plain, "ms (p50)"),
        Row(f"{name}: signal to the last, beside a bare broadcast", ours, bare, "ms (p50)"),
        Row(f"{name}: from posted to shown, beside what is promised", visible, VISIBLE_WITHIN_MS, "ms (p95)"),
        Row(f"{name}: replies that a page misses", missing, 0.0, "posts"),
    ]


async def of_ours(place: LivePlace, layer: RedisChannelLayer) -> float:
    group = f"forums.topic.{place.topic}"
    words = json.dumps({"watch": [place.topic]}).encode()
    ears = await open_ears(SOCKETS, place.servers[0].port, "/ws/forums/", place.sessions[0], words)

    async def send(turn: int) -> None:
        payload = {"topic": place.topic, "seq": FIRST + turn}
        await layer.group_send(group, {"type": "live.signal", "group": group, "payload": payload})

    return await slowest(ears, send)


async def of_plain(port: int, layer: RedisChannelLayer) -> float:
    ears = await open_ears(SOCKETS, port, "/plain/")

    async def send(turn: int) -> None:
        await layer.group_send("plain", {"type": "plain.signal", "text": f'{{"seq":{FIRST + turn}}}'})

    return await slowest(ears, send)


async def of_bare(port: int) -> float:
    ears = await open_ears(SOCKETS, port, "/")

    async def send(turn: int) -> None:
        words = f'{{"seq":{FIRST + turn}}}'.encode()
        ears[0].transport.write(bytes([0x81, 0x80 | len(words), 0, 0, 0, 0]) + words)

    return await slowest(ears, send)


async def slowest(ears: list[LiveEar], send: Send) -> float:
    """The middle, over some signals, of the milliseconds until the last of all has heard."""
    found = []
    try:
        for turn in range(SIGNALS):
            expect(ears, f'"seq":{FIRST + turn}'.encode())
            begun = time.perf_counter()
            await send(turn)
            found.append(max(await until_all_hear(ears, begun)))
            await asyncio.sleep(0.3)
    finally:
        close_ears(ears)
    print(f"  {ears[0].path}: {median(found[1:]):.1f} ms, slowest {max(found[1:]):.1f} ms", flush=True)
    return round(median(found[1:]), 2)


async def of_people(place: LivePlace) -> tuple[float, float]:
    """Milliseconds at the 95th percentile from a reply's answer until a page shows it, and how many replies pages miss."""
    pages, waits = place.pages(SOCKETS), list[float]()
    for page in pages:
        page.open()
        await asyncio.sleep(0.01)
    await asyncio.gather(*(page.is_live.wait() for page in pages))
    stalled = stalled_reader(place.servers[0].port, place)
    try:
        for _ in range(REPLIES):
            await asyncio.to_thread(place.write, 1)
            begun = time.monotonic()
            await all_shown(pages, place.written, within=60)
            waits += [max(0.0, page.seen_at[place.written] - begun) * 1000 for page in pages]
    finally:
        stalled.close()
        for page in pages:
            await page.close()
    return round(percentile(waits, 0.95), 1), float(sum(place.written - 1 - len(page.arrived) for page in pages))


@contextmanager
def plain_server(place: LivePlace) -> Iterator[int]:
    port = free_port()
    command = ["tests.bench.live_plain:application" if "asgi" in word else word for word in uvicorn(port)]
    with serving([*command, "--timeout-graceful-shutdown", "2"], port, place.environment):
        yield port


@contextmanager
def bare_server() -> Iterator[int]:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.live_bare", str(port)], cwd=ROOT)
    try:
        wait_until_open(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until_open(port: int, process: Any) -> None:
    import socket

    end = time.monotonic() + 30
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the bare broadcast did not start")
