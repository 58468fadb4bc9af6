"""One ear for each process: every topic that any open page of ours shows is heard once, and passed on to the pages from here.

A plain group would have the channel layer copy each signal for every socket; here it is copied once for each process. Signals say only that
something is new, so of several that come at once the highest number is enough, and a page that does not take its own holds up no other.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer

from forums.services.ledger import group_of

if TYPE_CHECKING:
    from collections.abc import MutableMapping

log = logging.getLogger(__name__)

COALESCE_SECONDS = 0.25
# The layer forgets a group's members after a day.
JOIN_AGAIN_SECONDS = 6 * 3600.0
PAUSE_SECONDS = 1.0


class Listener(Protocol):
    """An open page."""

    def hear(self, topic: int, seq: int) -> None:
        """Take a signal without waiting."""


@dataclass
class Hub:
    """The ear of one event loop."""

    rooms: dict[int, set[Listener]] = field(default_factory=dict)
    pending: dict[int, int] = field(default_factory=dict)
    told_at: dict[int, float] = field(default_factory=dict)
    channel: str = ""
    listening: asyncio.Task[None] | None = None
    joining: asyncio.Task[None] | None = None

    async def join(self, topic: int, listener: Listener) -> None:
        """Let a page hear of a topic."""
        is_first = topic not in self.rooms
        self.rooms.setdefault(topic, set()).add(listener)
        await self.start()
        if is_first:
            await self.add(topic)

    async def leave(self, topic: int, listener: Listener) -> None:
        """A page shows the topic no more; with the last of them the topic is not heard."""
        room = self.rooms.get(topic, set())
        room.discard(listener)
        if not room and topic in self.rooms:
            del self.rooms[topic]
            self.pending.pop(topic, None)
            self.told_at.pop(topic, None)
            await quietly(get_channel_layer().group_discard(group_of(topic), self.channel))
        if not self.rooms:
            await self.stop()

    async def start(self) -> None:
        """Begin to listen, once."""
        if self.listening is None or self.listening.done():
            self.channel = await get_channel_layer().new_channel("forums")
            self.listening = asyncio.create_task(self.listen())
            self.joining = asyncio.create_task(self.join_again())

    async def stop(self) -> None:
        """Nobody is left."""
        tasks = [task for task in (self.listening, self.joining) if task]
        self.listening = self.joining = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def add(self, topic: int) -> None:
        """Join the topic's group; where the layer does not answer, pages still ask by themselves."""
        await quietly(get_channel_layer().group_add(group_of(topic), self.channel))

    async def join_again(self) -> None:
        """Stay in every group for as long as there are pages."""
        while True:
            await asyncio.sleep(JOIN_AGAIN_SECONDS)
            for topic in list(self.rooms):
                await self.add(topic)

    async def listen(self) -> None:
        """Hear signals, whatever trouble the layer has meanwhile; after trouble every group is joined again."""
        while True:
            try:
                self.take((await get_channel_layer().receive(self.channel))["payload"])
            except Exception:
                log.warning("Signals of the forums are not heard now; pages ask by themselves", exc_info=True)
                await asyncio.sleep(PAUSE_SECONDS)
                for topic in list(self.rooms):
                    await self.add(topic)

    def take(self, payload: dict[str, Any]) -> None:
        """Pass a signal on at once, or with those that follow within a moment."""
        topic, seq = payload["topic"], payload["seq"]
        if topic not in self.rooms:
            return
        is_waiting = topic in self.pending
        self.pending[topic] = max(seq, self.pending.get(topic, 0))
        if not is_waiting:
            wait = max(0.0, self.told_at.get(topic, 0.0) + COALESCE_SECONDS - time.monotonic())
            asyncio.get_running_loop().call_later(wait, self.tell, topic)

    def tell(self, topic: int) -> None:
        """Let every page of the topic hear the highest number."""
        seq = self.pending.pop(topic, None)
        if seq is None:
            return
        self.told_at[topic] = time.monotonic()
        for listener in list(self.rooms.get(topic, ())):
            listener.hear(topic, seq)


async def quietly(work: Any) -> None:
    """What the layer fails at costs a signal, never a page."""
    try:
        await work
    except Exception:
        log.warning("The channel layer did not do its part for the forums", exc_info=True)


_hubs: MutableMapping[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """The hub of the running event loop."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())
