"""A progress bar for people at a terminal, and a line now and then for logs."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import Protocol

WIDTH = 30


class Progress(Protocol):
    """Hears how far a long piece of work has come."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` in this stage; a total of 0 is not known yet."""


class Terminal(Protocol):
    """As much of a text stream as a bar needs."""

    def write(self, text: str, /) -> object:
        """Write text as it is."""

    def isatty(self) -> bool:
        """Whether a person watches."""

    def flush(self) -> None:
        """Show what was written."""


def no_progress(stage: str, done: int, total: int) -> None:
    """For callers whom nobody watches."""


@dataclass
class ProgressBar:
    """Redraws one line on a terminal ten times a second; writes a plain line each tenth where there is none."""

    stream: Terminal = field(default_factory=lambda: sys.stderr)
    pause: float = 0.1
    last_drawn: float = 0.0
    last_line: str = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show the state, unless it was shown a moment ago."""
        if not self.stream.isatty():
            self.write_line(f"{stage} {done * 10 // total * 10} %" if total else f"{stage} …")
        elif done == total or time.monotonic() - self.last_drawn >= self.pause:
            self.last_drawn = time.monotonic()
            filled = WIDTH * done // total if total else 0
            figures = f"{done:,} of {total:,}" if total else f"{done:,}"
            self.stream.write(
                f"\r{stage:<24} [{'#' * filled}{'.' * (WIDTH - filled)}] {figures}\x1b[K" + "\n" * (0 < total == done)
            )
            self.stream.flush()

    def write_line(self, line: str) -> None:
        """A line for a log, once."""
        if line != self.last_line:
            self.last_line = line
            self.stream.write(line + "\n")
