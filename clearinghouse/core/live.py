"""Live signals: tell open pages that something is new. A signal may be lost; the page asks by sequence number.

Pages run in threads of the web server and tasks in threads of the worker, while the sockets belong to the server's event loop.
So the loop that serves is remembered when the server starts, and every signal is handed over to it without waiting.
"""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

log = logging.getLogger(__name__)

LONGEST_SECONDS = 2.0
MESSAGE_TYPE = "live.signal"
Result = TypeVar("Result")

_serving: list[asyncio.AbstractEventLoop] = []
_sending: set[asyncio.Task[None]] = set()
_gathering: set[tuple[str, str]] = set()


def serve_from(loop: asyncio.AbstractEventLoop | None) -> None:
    """Remember the event loop that holds this process's sockets; None when the server stops."""
    _serving[:] = [] if loop is None else [loop]
    _gathering.clear()


def announce(group: str, payload: dict[str, Any], *, gather: float = 0.0) -> None:
    """Tell a group's sockets, once the running transaction has committed. Callable from any thread; raises nothing, waits for nobody.

    The same said again within `gather` seconds is told once, when they are over. Who joined the group at the process's ear
    (`core/serving/ear.py`) hears it as `hear(group, payload)`.
    """
    transaction.on_commit(partial(send, group, payload, gather), robust=True)


def send(group: str, payload: dict[str, Any], gather: float = 0.0) -> None:
    """Hand a signal over to the serving event loop, or send it from here where nothing is served (a worker, a command)."""
    try:
        if loop := serving_loop():
            if gather:
                loop.call_soon_threadsafe(deliver_gathered, group, payload, gather)
            else:
                asyncio.run_coroutine_threadsafe(deliver(group, message_of(group, payload)), loop)
        else:
            async_to_sync(deliver)(group, message_of(group, payload))
    except Exception:
        log.warning("A live signal to %s was lost", group, exc_info=True)


def deliver_gathered(group: str, payload: dict[str, Any], gather: float) -> None:
    """Within the serving event loop: deliver after so many seconds what is not waiting to be delivered already."""
    said = (group, str(payload))
    if said in _gathering:
        return

    def deliver_now() -> None:
        _gathering.discard(said)
        send_soon(group, payload)

    _gathering.add(said)
    asyncio.get_running_loop().call_later(gather, deliver_now)


def send_soon(group: str, payload: dict[str, Any]) -> None:
    """The same from within an event loop, which need not be the serving one. Waits for nobody."""
    sending = asyncio.get_running_loop().create_task(deliver(group, message_of(group, payload)))
    _sending.add(sending)
    sending.add_done_callback(_sending.discard)


def message_of(group: str, payload: dict[str, Any]) -> dict[str, Any]:
    """What travels through the layer. It names the group: an ear listens to many by one channel."""
    return {"type": MESSAGE_TYPE, "group": group, "payload": payload}


def run(work: Callable[[], Coroutine[Any, Any, Result]], *, seconds: float) -> Result:
    """The result of asynchronous work done where the sockets are. Raises TimeoutError after `seconds`."""

    async def in_time() -> Result:
        async with asyncio.timeout(seconds):
            return await work()

    if loop := serving_loop():
        return asyncio.run_coroutine_threadsafe(in_time(), loop).result(seconds + 1)
    return async_to_sync(in_time)()


def serving_loop() -> asyncio.AbstractEventLoop | None:
    """The loop that holds this process's sockets, while it runs."""
    return next((loop for loop in _serving if loop.is_running()), None)


async def deliver(group: str, message: dict[str, Any]) -> None:
    """Send to the group where this runs; whatever trouble the layer has, only this signal is lost."""
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            await get_channel_layer().group_send(group, message)
    except Exception:
        log.warning("A live signal to %s was lost", group, exc_info=True)
