"""Progress of long steps, for people at a terminal and for log files."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from clearinghouse.core.progress import ProgressBar, Terminal

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
    """Stands in for a command's output and counts one kind of line of it on a progress bar."""

    def __init__(self, out: OutputWrapper, *, total: int, word: str) -> None:
        """Count `word` up to `total`, telling `out`."""
        self.bar, self.total, self.word, self.count = ProgressBar(cast(Terminal, out._out)), total, word, 0

    def write(self, text: str) -> int:
        """Count; what was not foreseen is not told."""
        found = text.count(self.word)
        if found and self.count < self.total:
            self.count = min(self.count + found, self.total)
            self.bar("", self.count, self.total)
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        """Never: what is written here is counted, not shown."""
        return False
