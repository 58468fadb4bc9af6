"""What many open pages ask in the same moment is answered once: five hundred pages that hear of one reply ask for the same piece.

Who asks is asked about each time; only the text is shared, for a few seconds, among people for whom it would come out the same.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

KEPT_SECONDS = 3.0
MOST_KEPT = 256
LONGEST_KEPT = 200_000


class Made(NamedTuple):
    """An answer: for whom it has something of their own in it, and whether it may come out otherwise for anybody else."""

    text: bytes
    people: frozenset[int] = frozenset()
    is_personal: bool = False


@dataclass(eq=False)
class Kept:
    """One answer, or the knowledge that each person needs their own."""

    lock: Lock = field(default_factory=Lock)
    made_at: float = field(default_factory=time.monotonic)
    people: frozenset[int] = frozenset()
    is_personal: bool = False
    text: bytes | None = None

    def is_for(self, person: int | None) -> bool:
        """Whether, as far as is known, this person would get what others get."""
        return not self.is_personal and person not in self.people

    def take(self, made: Made, person: int | None) -> None:
        """Keep what was made for this person, where others would get the same."""
        self.people, self.is_personal = made.people, made.is_personal or len(made.text) > LONGEST_KEPT
        if self.is_for(person):
            self.text = made.text


class SharedAnswers:
    """The answers of one process. Bounded in number, size and time."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self.kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self.lock = Lock()

    def ask(self, key: Hashable, person: int | None, make: Callable[[], Made]) -> bytes:
        """The answer for this person. `key` holds all that enters it but what is the person's own; many who ask at once wait for the first."""
        kept = self.under(key)
        with kept.lock:
            if kept.text is None and kept.is_for(person):
                made = make()
                kept.take(made, person)
                return made.text
        if kept.text is not None and kept.is_for(person):
            return kept.text
        if kept.is_personal:
            return make().text
        # Something of it is their own: made once for all pages that they have open.
        return self.ask((key, person), None, lambda: Made(make().text))

    def under(self, key: Hashable) -> Kept:
        """What is kept under this key, or a new place for it."""
        with self.lock:
            kept = self.kept.get(key)
            if kept is None or time.monotonic() - kept.made_at > KEPT_SECONDS:
                kept = self.kept[key] = Kept()
                self.kept.move_to_end(key)
            while len(self.kept) > MOST_KEPT:
                self.kept.popitem(last=False)
            return kept

    def clear(self) -> None:
        """Forget all."""
        with self.lock:
            self.kept.clear()


answers = SharedAnswers()
