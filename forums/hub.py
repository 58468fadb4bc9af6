"""The rooms of one process: one for each topic that open pages of ours show.

The layer may lose any signal, and a process may die between its commit and its signal. So each process looks by itself, every few
seconds and with one query for all its rooms, whether a topic has moved on: what the database holds is told within 5 s, whatever became
of the signal. An outbox would need a worker, and its own signal would go through the layer that lost the first.
"""

from __future__ import annotations

import asyncio
import logging
import random
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async

from clearinghouse.core.serving.ear import ear
from forums.presence import Presence
from forums.rooms import Page, Room
from forums.selectors.events import numbers_of, topics_on
from forums.services.ledger import BOARDS, group_of

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping

log = logging.getLogger(__name__)

# With the time that the query takes, less than 5 s; at random, so that processes do not ask together.
LOOK_SECONDS = (3.0, 4.25)
COUNT_SECONDS = 2.0


@dataclass(eq=False)
class Hub:
    """All rooms of one event loop."""

    rooms: dict[int, Room] = field(default_factory=dict)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    doubted: set[int] = field(default_factory=set)
    doubt: asyncio.Event = field(default_factory=asyncio.Event)
    name: str = field(default_factory=lambda: uuid.uuid4().hex[:8])

    async def join(self, topic: int, page: Page) -> None:
        """Let a page hear of a topic."""
        is_first = topic not in self.rooms
        self.rooms.setdefault(topic, Room(topic, Presence(self.name))).pages.add(page)
        if not self.tasks:
            work = (self.keep_looking(), self.keep_counting(), self.keep_reconsidering())
            self.tasks = [asyncio.create_task(one) for one in work]
            await ear().join(BOARDS, self)
        if is_first:
            await ear().join(group_of(topic), self)

    async def leave(self, topic: int, page: Page) -> None:
        """A page shows the topic no more; with the last of them the topic is not heard."""
        room = self.rooms.get(topic)
        if room is None:
            return
        room.pages.discard(page)
        if not room.pages:
            del self.rooms[topic]
            room.close()
            await ear().leave(group_of(topic), self)
        if not self.rooms:
            await self.stop()

    async def stop(self) -> None:
        """Nobody is left."""
        tasks, self.tasks = self.tasks, []
        for task in tasks:
            task.cancel()
        await ear().leave(BOARDS, self)

    def people_in(self, topic: int) -> int:
        """How many have a topic open."""
        return self.rooms[topic].people if topic in self.rooms else 0

    def hear(self, group: str, payload: dict[str, Any]) -> None:
        """A signal from the ear: of a board, of a topic, or of who has it open elsewhere."""
        room = self.rooms.get(payload.get("topic", 0))
        if "board" in payload:
            self.doubted.add(payload["board"])
            self.doubt.set()
        elif room and "here" in payload:
            room.presence.note(payload)
        elif room:
            room.take(payload["seq"])
            reconsider([room] if "check" in payload else [])

    async def keep_looking(self) -> None:
        """Find what no signal told."""
        while True:
            await asyncio.sleep(random.uniform(*LOOK_SECONDS))  # noqa: S311 -- spreads load, guards nothing
            for topic, seq in (await asked(numbers_of, list(self.rooms)) or {}).items():
                if room := self.rooms.get(topic):
                    room.take(seq)

    async def keep_counting(self) -> None:
        """Keep told how many are here."""
        while True:
            await asyncio.sleep(COUNT_SECONDS)
            for room in list(self.rooms.values()):
                room.count()

    async def keep_reconsidering(self) -> None:
        """Have the pages of boards whose readers have changed ask whether they may still be read."""
        while True:
            await self.doubt.wait()
            self.doubt.clear()
            boards, self.doubted = self.doubted, set()
            topics = await asked(topics_on, boards, list(self.rooms))
            reconsider(self.rooms[topic] for topic in topics or () if topic in self.rooms)


def reconsider(rooms: Iterable[Room]) -> None:
    """Have every page of these rooms ask anew, each once."""
    for page in {page for room in rooms for page in room.pages}:
        page.reconsider()


async def asked(query: Any, *about: Any) -> Any:
    """What the database answers; None while it does not."""
    try:
        return await database_sync_to_async(query)(*about)
    except Exception:
        log.warning("The forums could not ask the database for open pages", exc_info=True)
        return None


_hubs: MutableMapping[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """The hub of the running event loop."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())
