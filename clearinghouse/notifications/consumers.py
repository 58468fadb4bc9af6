"""The socket of a signed-in person's pages: it says that something is new, never what. Other sockets build on it."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

from channels.db import database_sync_to_async
from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer

from clearinghouse.accounts.live import EVERY_SESSION, person_group, session_mark
from clearinghouse.accounts.selectors import is_signed_in
from clearinghouse.core.serving.ear import ear
from clearinghouse.core.serving.frames import FrameGuard
from clearinghouse.core.serving.lines import Line

log = logging.getLogger(__name__)

SECONDS_BETWEEN_CHECKS = 60.0
# Close codes of our own, from 4000 up.
SIGNED_OUT, NOTHING_HERE = 4401, 4404


class LiveConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # channels ships no types
    """Relays signals to one person. Asks the database whether they may still hear them: when told to, and now and then without."""

    # No channel of its own: it hears by the ear of its process, and a layer in trouble closes no socket.
    channel_layer_alias = ""

    async def connect(self) -> None:
        """Join first, then ask who this is: an end that comes in between is heard."""
        self.user, self.session_key = self.scope["user"], self.scope["session"].session_key
        self.guard, self.line = FrameGuard(), Line(self.put, self.words_of)
        self.doubt, self.ended = asyncio.Event(), False
        self.tasks: list[asyncio.Task[None]] = []
        self.heard = self.groups_to_hear()
        for group in self.heard:
            await ear().join(group, self)
        try:
            await self.open_or_refuse()
        except BaseException:
            await self.hear_no_more()
            raise

    async def open_or_refuse(self) -> None:
        """Let the page in, or turn it away with the reason."""
        if code := await self.reason_to_end():
            await self.close(code)
            raise StopConsumer
        await self.accept()
        self.line.open()
        self.tasks = [asyncio.create_task(self.keep_checking())]

    async def disconnect(self, code: int) -> None:
        for task in self.tasks:
            task.cancel()
        self.line.close()
        await self.hear_no_more()

    async def hear_no_more(self) -> None:
        """Leave every group."""
        for group in self.heard:
            await ear().leave(group, self)

    def groups_to_hear(self) -> list[str]:
        """The person's group, and the one whose signals are relayed where that is another."""
        mine = [person_group(self.user.pk)] if self.user.is_authenticated else []
        return list(dict.fromkeys([*mine, *self.groups_to_relay()]))

    def groups_to_relay(self) -> list[str]:
        """The groups whose signals are passed on to the page."""
        return [person_group(self.user.pk)] if self.user.is_authenticated else []

    async def reason_to_end(self) -> int | None:
        """The code to close with where the person may no longer hear this; asked as the socket opens and for as long as it lives."""
        if not self.user.is_authenticated or not await database_sync_to_async(is_signed_in)(
            self.user.pk, session_key=self.session_key
        ):
            return SIGNED_OUT
        return None

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """What a page says is heard, unless it says much or a lot at once: then it is sent away."""
        if code := self.guard.refuses(text_data, bytes_data):
            await self.close(code)
        else:
            await self.take(text_data or "")

    async def take(self, text: str) -> None:
        """Pages have nothing to say here."""

    def hear(self, group: str, payload: dict[str, Any]) -> None:
        """A signal, taken without waiting. The person's own group may also say that a session has ended, or that a right may have."""
        if "close" in payload:
            self.ended = self.ended or payload["close"] in (EVERY_SESSION, session_mark(self.session_key))
            self.doubt.set()
        elif "check" in payload:
            self.doubt.set()
        elif group in self.groups_to_relay():
            self.say(payload["topic"], **payload)

    def say(self, about: Any, **facts: Any) -> None:
        """Have the page told. What is new of the same thing before it was told takes the place of the old."""
        self.line.say(about, facts)

    def words_of(self, facts: dict[str, Any]) -> str:
        """A frame as it travels."""
        return json.dumps(facts, separators=(",", ":"))

    async def put(self, words: str) -> None:
        """Write a frame, as soon as the page takes it."""
        await self.base_send({"type": "websocket.send", "text": words})

    async def keep_checking(self) -> None:
        """Close when there is a reason to. A word of it may be lost, so it is looked for once a minute too."""
        while True:
            try:
                async with asyncio.timeout(SECONDS_BETWEEN_CHECKS):
                    await self.doubt.wait()
            except TimeoutError:
                pass
            self.doubt.clear()
            if code := await self.reason_now():
                await self.close(code)
                return

    async def reason_now(self) -> int | None:
        """The reason to end. While the database does not answer nobody is sent away: the next minute asks again."""
        if self.ended:
            return SIGNED_OUT
        try:
            return await self.reason_to_end()
        except Exception:
            log.warning("Whether a socket may stay open could not be asked", exc_info=True)
            return None
