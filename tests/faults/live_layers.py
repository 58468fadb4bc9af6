"""Channel layers that do to signals what networks do, around a real one."""

from __future__ import annotations

import asyncio
import random
from typing import Any

from channels_redis.core import RedisChannelLayer

LONGEST_DELAY = 3.0
LOST_SHARE = 0.3


class Troubled:
    """The layer of channels_redis, with one trouble by name."""

    extensions = ("groups", "flush")

    def __init__(self, trouble: str, **config: Any) -> None:
        self.inner = RedisChannelLayer(**config)
        self.trouble = getattr(self, trouble)
        self.held: list[tuple[str, dict[str, Any]]] = []
        self.late: set[asyncio.Task[None]] = set()

    async def new_channel(self, prefix: str = "specific") -> Any:
        return await self.inner.new_channel(prefix)

    async def receive(self, channel: str) -> Any:
        return await self.inner.receive(channel)

    async def group_add(self, group: str, channel: str) -> None:
        await self.inner.group_add(group, channel)

    async def group_discard(self, group: str, channel: str) -> None:
        await self.inner.group_discard(group, channel)

    async def group_send(self, group: str, message: dict[str, Any]) -> None:
        await self.trouble(group, message)

    async def drops_some(self, group: str, message: dict[str, Any]) -> None:
        if random.random() > LOST_SHARE:
            await self.inner.group_send(group, message)

    async def drops_all(self, group: str, message: dict[str, Any]) -> None:
        """Nothing is ever heard."""

    async def duplicates(self, group: str, message: dict[str, Any]) -> None:
        for _ in range(random.randint(1, 3)):
            await self.inner.group_send(group, message)

    async def reorders(self, group: str, message: dict[str, Any]) -> None:
        """Signals go out by threes, in any order."""
        self.held.append((group, message))
        if len(self.held) >= 3:
            out, self.held = self.held, []
            for one in random.sample(out, len(out)):
                await self.inner.group_send(*one)

    async def delays(self, group: str, message: dict[str, Any]) -> None:
        sending = asyncio.create_task(self.later(group, message))
        self.late.add(sending)
        sending.add_done_callback(self.late.discard)

    async def later(self, group: str, message: dict[str, Any]) -> None:
        await asyncio.sleep(random.uniform(0, LONGEST_DELAY))
        await self.inner.group_send(group, message)

    async def raises(self, group: str, message: dict[str, Any]) -> None:
        if random.random() < 0.5:
            raise ConnectionError("this layer raises")
        await self.inner.group_send(group, message)
