"""The socket of a signed-in person's pages: it says that something is new, never what."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections import deque
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from clearinghouse.accounts.live import EVERY_SESSION, person_group, session_mark
from clearinghouse.accounts.selectors import is_signed_in

SECONDS_BETWEEN_CHECKS = 60.0
LARGEST_FRAME = 65_536
MOST_FRAMES = 20
WITHIN_SECONDS = 10.0
# Close codes of RFC 6455, and our own from 4000 up.
TOO_LARGE, TOO_MANY, SIGNED_OUT, NOTHING_HERE = 1009, 1008, 4401, 4404


class LiveConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # channels ships no types
    """Relays signals to one person. Asks the database now and then whether the person is still signed in."""

    group = ""
    checking: asyncio.Task[None] | None = None

    async def connect(self) -> None:
        user = self.scope["user"]
        if not user.is_authenticated or not user.is_active:
            await self.close(SIGNED_OUT)
            return
        self.user_id: int = user.pk
        self.session_key: str | None = self.scope["session"].session_key
        self.frames: deque[float] = deque(maxlen=MOST_FRAMES)
        if not await self.may_listen():
            await self.close(NOTHING_HERE)
            return
        self.group = self.own_group()
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()
        self.checking = asyncio.create_task(self.keep_checking())

    def own_group(self) -> str:
        """The group whose signals are relayed."""
        return person_group(self.user_id)

    async def may_listen(self) -> bool:
        """Whether the signed-in person may hear this group; asked again as long as the socket lives."""
        return True

    async def disconnect(self, code: int) -> None:
        if self.checking:
            self.checking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.checking
        if self.group:
            await self.channel_layer.group_discard(self.group, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Pages have nothing to say here; one that says much or a lot at once is sent away."""
        now = time.monotonic()
        if len(text_data or "") > LARGEST_FRAME or len(bytes_data or b"") > LARGEST_FRAME:
            await self.close(TOO_LARGE)
        elif len(self.frames) == MOST_FRAMES and now - self.frames[0] < WITHIN_SECONDS:
            await self.close(TOO_MANY)
        self.frames.append(now)

    async def live_signal(self, event: dict[str, Any]) -> None:
        """Pass a signal on, or close when it says so."""
        payload = event["payload"]
        if "close" not in payload:
            await self.send(json.dumps(payload))
        elif payload["close"] in (EVERY_SESSION, session_mark(self.session_key)):
            await self.close(SIGNED_OUT)

    async def keep_checking(self) -> None:
        """Close when the session has ended without a word, as when the signal was lost."""
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_CHECKS)
            if not await database_sync_to_async(is_signed_in)(self.user_id, session_key=self.session_key):
                return await self.end(SIGNED_OUT)
            if not await self.may_listen():
                return await self.end(NOTHING_HERE)

    async def end(self, code: int) -> None:
        """Close from within the check; disconnect must not wait for the task it runs in."""
        self.checking = None
        await self.close(code)
