"""What is to be said over one socket: handed over at once while it is taken, and of what waits for a slow page only the newest."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Generator, Hashable

    Facts = dict[str, Any]


class Line:
    """One socket's way out. A signal to five hundred pages wakes no task for any that takes it at once; one that stalls holds up itself alone."""

    def __init__(self, send: Callable[[str], Coroutine[Any, Any, None]], words_of: Callable[[Facts], str]) -> None:
        """Closed at first: what is said before `open` waits for it."""
        self.send, self.words_of = send, words_of
        self.unsaid: dict[Hashable, Facts] = {}
        self.is_open = False
        self.going: asyncio.Task[None] | None = None

    def say(self, about: Hashable, facts: Facts) -> None:
        """Have it said. What is new of the same thing before it was said takes the place of the old."""
        self.unsaid[about] = self.unsaid.get(about, {}) | facts
        self.write()

    def open(self) -> None:
        """From now on the socket takes what is said."""
        self.is_open = True
        self.write()

    def close(self) -> None:
        """Nothing is said any more."""
        self.is_open = False
        if self.going:
            self.going.cancel()

    def write(self) -> None:
        """Hand over what is to be said, until the socket takes no more; it goes on by itself when it does."""
        while self.is_open and self.unsaid and self.going is None:
            words = self.words_of(self.unsaid.pop(next(iter(self.unsaid))))
            try:
                self.going = begun(self.send(words))
            except Exception:  # noqa: BLE001 -- the page is gone, which the socket says by itself
                self.is_open = False
            if self.going:
                self.going.add_done_callback(self.went)

    def went(self, going: asyncio.Task[None]) -> None:
        """The words that waited are on their way, or the page is gone."""
        self.going = None
        self.is_open = self.is_open and not going.cancelled() and going.exception() is None
        self.write()


def begun(work: Coroutine[Any, Any, None]) -> asyncio.Task[None] | None:
    """Do this now, as far as it goes without waiting: None where it is done, or the task that goes on with it. Raises what the work raises."""
    try:
        waits_for = work.send(None)
    except StopIteration:
        return None
    return asyncio.get_running_loop().create_task(ended(Rest(work, waits_for)))


async def ended(rest: Rest) -> None:
    """Go on to the end."""
    await rest


@dataclass(frozen=True)
class Rest:
    """Work that was begun outside a task, and what it waits for."""

    work: Coroutine[Any, Any, None]
    waits_for: Any

    def __await__(self) -> Generator[Any, Any, None]:
        """Wait for that, then for whatever else the work waits for."""
        try:
            yield self.waits_for
        except BaseException:
            self.work.close()
            raise
        yield from self.work.__await__()
