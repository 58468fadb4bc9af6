"""The socket of pages that show a topic: it says that something is new and never what. The page then asks, with the same rights as any page."""

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
from forums.hub import hub
from forums.selectors.events import standings_of_topics

SECONDS_BETWEEN_CHECKS = 60.0
LARGEST_FRAME = 4_096
MOST_FRAMES = 20
WITHIN_SECONDS = 10.0
MOST_TOPICS = 50
# Close codes of RFC 6455, and our own from 4000 up.
TOO_LARGE, TOO_MANY, SIGNED_OUT, NO_LONGER_YOURS = 1009, 1008, 4401, 4403


class TalkConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # channels ships no types
    """Hears `{"watch": [topic, …]}` and `{"leave": [topic, …]}`; says `{"topic", "seq", "epoch"}` once for each watched topic, then as things happen."""

    group = ""

    async def connect(self) -> None:
        self.user, self.session_key = self.scope["user"], self.scope["session"].session_key
        self.topics: set[int] = set()
        self.news: dict[int, dict[str, int]] = {}
        self.something = asyncio.Event()
        self.frames: deque[float] = deque(maxlen=MOST_FRAMES)
        self.tasks: list[asyncio.Task[None]] = []
        if self.user.is_authenticated:
            self.group = person_group(self.user.pk)
            with contextlib.suppress(Exception):
                await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()
        self.tasks = [asyncio.create_task(self.keep_writing()), asyncio.create_task(self.keep_checking())]

    async def disconnect(self, code: int) -> None:
        for task in self.tasks:
            if task is not asyncio.current_task():
                task.cancel()
        for topic in list(self.topics):
            await hub().leave(topic, self)
        self.topics.clear()
        if self.group:
            with contextlib.suppress(Exception):
                await self.channel_layer.group_discard(self.group, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Pages say which topics they show; one that says much or a lot at once is sent away, and nonsense is not heard."""
        now = time.monotonic()
        if len(text_data or "") > LARGEST_FRAME or len(bytes_data or b"") > LARGEST_FRAME:
            await self.close(TOO_LARGE)
            return
        if len(self.frames) == MOST_FRAMES and now - self.frames[0] < WITHIN_SECONDS:
            await self.close(TOO_MANY)
            return
        self.frames.append(now)
        for word, topics in asked(text_data or ""):
            await (self.watch(topics) if word == "watch" else self.unwatch(topics))

    async def watch(self, topics: list[int]) -> None:
        """Join first, then say how it stands: what happens in between is told, and nothing is missed."""
        wanted = [topic for topic in topics if topic not in self.topics][: MOST_TOPICS - len(self.topics)]
        allowed = await database_sync_to_async(standings_of_topics)(self.user, wanted)
        for topic in allowed:
            self.topics.add(topic)
            await hub().join(topic, self)
        for topic, (seq, epoch) in (await database_sync_to_async(standings_of_topics)(self.user, list(allowed))).items():
            self.say(topic, seq, epoch)

    async def unwatch(self, topics: list[int]) -> None:
        """The page shows these no more."""
        for topic in self.topics & set(topics):
            self.topics.discard(topic)
            await hub().leave(topic, self)

    def hear(self, topic: int, seq: int) -> None:
        """A signal of the hub. It is written by a task of this socket's own, so that a slow page holds up no other."""
        self.say(topic, seq)

    def say(self, topic: int, seq: int, epoch: int | None = None) -> None:
        """Have the page told; of several numbers the highest is enough."""
        known = self.news.setdefault(topic, {"topic": topic, "seq": 0})
        known["seq"] = max(seq, known["seq"])
        if epoch is not None:
            known["epoch"] = epoch
        self.something.set()

    async def keep_writing(self) -> None:
        """Write what is to be said, as fast as the page takes it."""
        while True:
            await self.something.wait()
            self.something.clear()
            news, self.news = self.news, {}
            for frame in news.values():
                await self.send(json.dumps(frame))

    async def live_signal(self, event: dict[str, Any]) -> None:
        """The person's sessions are ended, or this one."""
        if event["payload"].get("close") in (EVERY_SESSION, session_mark(self.session_key)):
            await self.close(SIGNED_OUT)

    async def keep_checking(self) -> None:
        """Ask now and then whether the person is still signed in and may still read; what they may not is told to be closed."""
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_CHECKS)
            if self.user.is_authenticated and not await database_sync_to_async(is_signed_in)(
                self.user.pk, session_key=self.session_key
            ):
                await self.close(SIGNED_OUT)
                return
            allowed = await database_sync_to_async(standings_of_topics)(self.user, list(self.topics))
            if self.topics - set(allowed):
                await self.close(NO_LONGER_YOURS)
                return


def asked(text: str) -> list[tuple[str, list[int]]]:
    """What a page asks for: words and numbers of topics. Nonsense is nothing."""
    try:
        frame = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if not isinstance(frame, dict):
        return []
    found = [(word, frame[word]) for word in ("watch", "leave") if isinstance(frame.get(word), list)]
    return [(word, [n for n in numbers if type(n) is int and 0 < n < 2**63][:MOST_TOPICS]) for word, numbers in found]
