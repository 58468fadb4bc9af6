"""How many people have a topic open, over all processes: a number and no names, told only to pages that show the topic."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

REPEAT_SECONDS = 30.0
# What a process said that has not been heard since: it was killed, or the layer loses what it says.
FORGOTTEN_SECONDS = 75.0


@dataclass
class Presence:
    """What one process knows of one topic. A person with pages on two processes counts twice: whose they are is told to nobody."""

    process: str
    elsewhere: dict[str, tuple[int, float]] = field(default_factory=dict)
    said: int = -1
    said_at: float = 0.0
    is_asked: bool = False

    def note(self, payload: dict[str, Any]) -> None:
        """Another process says how many have it open there. One that has only begun to show it asks the others to say so too."""
        process, people = payload["from"], payload["here"]
        if process == self.process:
            return
        self.elsewhere[process] = (people, time.monotonic())
        self.is_asked = self.is_asked or "ask" in payload

    def to_say(self, people: int) -> dict[str, Any] | None:
        """What other processes should hear now: on a change, when asked, and now and then; None where there is nothing to say."""
        now, is_first = time.monotonic(), self.said < 0
        if people == self.said and not self.is_asked and now - self.said_at < REPEAT_SECONDS:
            return None
        self.said, self.said_at, self.is_asked = people, now, False
        return {"here": people, "from": self.process, **({"ask": True} if is_first else {})}

    def total(self, here: int) -> int:
        """How many have it open everywhere, with so many here."""
        now = time.monotonic()
        self.elsewhere = {name: told for name, told in self.elsewhere.items() if now - told[1] < FORGOTTEN_SECONDS}
        return here + sum(people for people, _ in self.elsewhere.values())
