"""The socket of pages that show a topic: it says that something is new and never what. The page then asks, with the same rights as any page."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from channels.db import database_sync_to_async

from clearinghouse.notifications.consumers import LiveConsumer
from forums.hub import hub
from forums.selectors.events import standings_of_topics

if TYPE_CHECKING:
    from collections.abc import Hashable

MOST_TOPICS = 50
FRAMES_KEPT = 256
NO_LONGER_YOURS = 4403


class TalkConsumer(LiveConsumer):
    """Hears `{"watch": [topic, …]}` and `{"leave": [topic, …]}`; says `{"topic", "seq", "epoch", "here"}` once for each watched topic.

    After that it says `{"topic", "seq"}` as things happen, and `{"topic", "here"}` as people come and go: how many, and not who.
    """

    async def connect(self) -> None:
        # The highest number that the page was told of each topic, and how many have it open.
        self.topics: dict[int, int] = {}
        self.counts: dict[int, int] = {}
        await super().connect()

    def groups_to_relay(self) -> list[str]:
        """The hub listens for all pages; the person's own group only says when to end or to ask anew."""
        return []

    async def reason_to_end(self) -> int | None:
        """Visitors may listen to what is public. Who may no longer read a topic is told to be closed."""
        if self.user.is_authenticated and (code := await super().reason_to_end()):
            return code
        watched = list(self.topics)
        allowed = await database_sync_to_async(standings_of_topics)(self.user, watched) if watched else {}
        return NO_LONGER_YOURS if set(watched) - set(allowed) else None

    async def hear_no_more(self) -> None:
        await self.unwatch(list(self.topics))
        await super().hear_no_more()

    async def take(self, text: str) -> None:
        """Pages say which topics they show; nonsense is not heard."""
        for word, topics in asked(text):
            await (self.watch(topics) if word == "watch" else self.unwatch(topics))

    async def watch(self, topics: list[int]) -> None:
        """Join first, then say how it stands: what happens in between is told, and nothing is missed."""
        wanted = [topic for topic in topics if topic not in self.topics][: MOST_TOPICS - len(self.topics)]
        allowed = await database_sync_to_async(standings_of_topics)(self.user, wanted)
        for topic in allowed:
            self.topics[topic] = 0
            await hub().join(topic, self)
        now = await database_sync_to_async(standings_of_topics)(self.user, list(allowed))
        for topic, (seq, epoch) in now.items():
            self.topics[topic] = max(seq, self.topics[topic])
            self.counts[topic] = hub().people_in(topic)
            self.say(topic, topic=topic, seq=self.topics[topic], epoch=epoch, here=self.counts[topic])
        if set(allowed) - set(now):
            self.reconsider()

    async def unwatch(self, topics: list[int]) -> None:
        """The page shows these no more."""
        for topic in set(self.topics) & set(topics):
            del self.topics[topic]
            self.counts.pop(topic, None)
            await hub().leave(topic, self)

    @property
    def person(self) -> Hashable:
        """Visitors are counted by their pages."""
        return self.user.pk or f"page {id(self)}"

    def news(self, topic: int, seq: int) -> None:
        """The page is told of a number once."""
        if seq > self.topics.get(topic, seq):
            self.topics[topic] = seq
            self.say(topic, topic=topic, seq=seq)

    def present(self, topic: int, people: int) -> None:
        """The page is told when the count is another; before it knows how the topic stands it waits for both."""
        if topic in self.counts and people != self.counts[topic]:
            self.counts[topic] = people
            self.say(topic, topic=topic, here=people)

    def words_of(self, facts: dict[str, int]) -> str:
        """A frame as it travels, written once for all pages that are told the same."""
        return frame_of(tuple(facts.items()))

    def reconsider(self) -> None:
        """Who may read may have changed: ask at once."""
        self.doubt.set()


@lru_cache(FRAMES_KEPT)
def frame_of(facts: tuple[tuple[str, int], ...]) -> str:
    """Numbers under their names."""
    return json.dumps(dict(facts), separators=(",", ":"))


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
