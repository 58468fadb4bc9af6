"""One ear for each process: what any socket of ours wants to hear is heard once, and passed on from here.

By itself every socket would have a channel of its own, a copy of each signal, and an end whenever the layer stumbles: an error in one
socket's wait for the layer closes it. The ear copies once for a process, and trouble of the layer costs signals but no socket.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer

if TYPE_CHECKING:
    from collections.abc import Awaitable, MutableMapping

log = logging.getLogger(__name__)

# The layer forgets members: after a day, when its server starts anew, or when a message lay too long. It seldom says so.
JOIN_AGAIN_SECONDS = 60.0
PAUSE_SECONDS = 1.0
LONGEST_SECONDS = 2.0


class Listener(Protocol):
    """Whoever wants to hear of a group."""

    def hear(self, group: str, payload: dict[str, Any]) -> None:
        """Take a signal without waiting."""


@dataclass(eq=False)
class Ear:
    """The ear of one event loop."""

    groups: dict[str, set[Listener]] = field(default_factory=dict)
    channel: str = ""
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    is_deaf: bool = False

    async def join(self, group: str, listener: Listener) -> None:
        """Let a listener hear a group, from now on: with the layer well, what is sent after this returns is heard."""
        is_first = group not in self.groups
        self.groups.setdefault(group, set()).add(listener)
        self.start()
        if is_first:
            await self.add(group)

    async def leave(self, group: str, listener: Listener) -> None:
        """Let a listener hear a group no more; with the last of them it is not heard at all."""
        listeners = self.groups.get(group, set())
        listeners.discard(listener)
        if group in self.groups and not listeners:
            del self.groups[group]
            if self.channel:
                await self.tried(get_channel_layer().group_discard(group, self.channel))
        if not self.groups:
            await self.stop()

    def start(self) -> None:
        """Begin to listen, once."""
        if not self.tasks:
            self.tasks = [asyncio.create_task(self.listen()), asyncio.create_task(self.join_again())]

    async def stop(self) -> None:
        """Nobody is left."""
        tasks, self.tasks, self.channel = self.tasks, [], ""
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def add(self, group: str) -> None:
        """Join a group of the layer. Where that fails, it is tried again with all others."""
        if await self.is_open():
            await self.tried(get_channel_layer().group_add(group, self.channel))

    async def is_open(self) -> bool:
        """Whether there is a channel to hear by, made now where there was none."""
        if not self.channel:
            made = await self.tried(get_channel_layer().new_channel("ear"))
            self.channel = self.channel or made or ""
        return bool(self.channel)

    async def join_again(self) -> None:
        """Stay in every group for as long as there are listeners."""
        while True:
            await asyncio.sleep(JOIN_AGAIN_SECONDS)
            await self.add_all()

    async def add_all(self) -> None:
        """Join every group at once, so that a layer that hangs is waited for once."""
        await asyncio.gather(*(self.add(group) for group in list(self.groups)))

    async def listen(self) -> None:
        """Hear signals, whatever trouble the layer has meanwhile; after trouble every group is joined again.

        A layer that is told to stop may answer with an error of its own, or with a signal: it is asked no more all the same.
        """
        while not is_told_to_stop():
            try:
                if not await self.is_open():
                    raise ConnectionError("no channel")  # noqa: TRY301 -- handled as every other trouble
                self.pass_on(await get_channel_layer().receive(self.channel))
            except Exception as error:  # noqa: BLE001 -- whatever it is, sockets live on
                if is_told_to_stop():
                    return
                self.complain(error)
                await asyncio.sleep(PAUSE_SECONDS)
                await self.add_all()

    def pass_on(self, message: dict[str, Any]) -> None:
        """Let everybody of the group hear it; who fails at it keeps it from nobody else."""
        self.is_deaf = False
        for listener in list(self.groups.get(message["group"], ())):
            try:
                listener.hear(message["group"], message["payload"])
            except Exception:
                log.exception("A signal to %s was not taken", message["group"])

    async def tried(self, work: Awaitable[Any]) -> Any:
        """The result of work of the layer; None where it failed or hung."""
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                return await work
        except Exception as error:  # noqa: BLE001 -- whatever it is costs signals, never a page
            self.complain(error)
        return None

    def complain(self, error: Exception) -> None:
        """Say once that nothing is heard, and again only after something was."""
        if not self.is_deaf:
            log.warning("Live signals are not heard now; pages ask by themselves", exc_info=error)
        self.is_deaf = True


def is_told_to_stop() -> bool:
    """Whether somebody has cancelled the running task."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


_ears: MutableMapping[asyncio.AbstractEventLoop, Ear] = WeakKeyDictionary()


def ear() -> Ear:
    """The ear of the running event loop."""
    return _ears.setdefault(asyncio.get_running_loop(), Ear())
