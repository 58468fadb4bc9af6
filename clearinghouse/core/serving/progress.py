"""Progress of long steps, for people at a terminal and for log files."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.core.management.base import OutputWrapper

QUICK_SECONDS = 1.0


@contextmanager
def step(label: str, out: OutputWrapper) -> Iterator[None]:
    """Say what begins, and how long it took where that was over a second."""
    out.write(f"{label} …")
    out.flush()
    started = time.monotonic()
    yield
    took = time.monotonic() - started
    if took >= QUICK_SECONDS:
        out.write(f"  done in {took:.1f} s")
        out.flush()


class CountingOutput:
    """Stands in for a command's output and counts one kind of line of it: `37 of 121`."""

    def __init__(self, out: OutputWrapper, *, total: int, word: str) -> None:
        """Count `word` up to `total`, telling `out`."""
        self.out, self.total, self.word = out, max(total, 1), word
        self.count, self.told = 0, 0
        self.pace = 0.02 if out.isatty() else 0.25

    def write(self, text: str) -> int:
        """Count, and tell at each fiftieth of the way; in a log file at each quarter."""
        self.count += text.count(self.word)
        if self.told < self.total and self.count - self.told >= self.total * self.pace:
            self.told = self.count
            line = f"  {min(self.count, self.total)} of {self.total}"
            more = self.out.isatty() and self.count < self.total
            self.out.write(f"\r{line}" if self.out.isatty() else line, ending="" if more else "\n")
            self.out.flush()
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        """Never: what is written here is counted, not shown."""
        return False
