"""The open pages of one topic in one process: what they are told, and when."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from clearinghouse.core.live import send_soon
from forums.services.ledger import group_of

if TYPE_CHECKING:
    from collections.abc import Hashable

    from forums.presence import Presence

COALESCE_SECONDS = 0.25


class Page(Protocol):
    """An open page. Takes what it is told without waiting."""

    @property
    def person(self) -> Hashable:
        """Who has it open, so that two of their pages count as one."""

    def news(self, topic: int, seq: int) -> None:
        """The topic has come to this number."""

    def present(self, topic: int, people: int) -> None:
        """So many have the topic open."""

    def reconsider(self) -> None:
        """Who may read may have changed."""


@dataclass(eq=False)
class Room:
    """Signals say only that something is new, so of several that come within a moment the highest number is enough."""

    topic: int
    presence: Presence
    pages: set[Page] = field(default_factory=set)
    told: int = 0
    told_at: float = 0.0
    newest: int = 0

    def take(self, seq: int) -> None:
        """Pass a number on at once, or with those that follow within a moment; an old one is passed over."""
        is_waiting = self.newest > self.told
        self.newest = max(seq, self.newest)
        if self.newest > self.told and not is_waiting:
            wait = max(0.0, self.told_at + COALESCE_SECONDS - time.monotonic())
            asyncio.get_running_loop().call_later(wait, self.tell)

    def tell(self) -> None:
        """Let every page hear the highest number."""
        self.told, self.told_at = self.newest, time.monotonic()
        for page in list(self.pages):
            page.news(self.topic, self.told)

    def count(self) -> None:
        """Let every page hear how many there are, and other processes how many are here."""
        here = self.here
        if saying := self.presence.to_say(here):
            send_soon(group_of(self.topic), {"topic": self.topic, **saying})
        people = self.presence.total(here)
        for page in list(self.pages):
            page.present(self.topic, people)

    def close(self) -> None:
        """Nobody is left here: say so, where others were told of somebody."""
        if self.presence.said > 0 and (saying := self.presence.to_say(0)):
            send_soon(group_of(self.topic), {"topic": self.topic, **saying})

    @property
    def here(self) -> int:
        """How many people have it open in this process."""
        return len({page.person for page in self.pages})

    @property
    def people(self) -> int:
        """How many have it open everywhere, as far as is known here."""
        return self.presence.total(self.here)
