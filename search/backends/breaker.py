"""Stops asking a server that does not answer, and tries it again a little later."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FAILURES = 3
PAUSE_SECONDS = 5.0


class Breaker:
    """Opens after FAILURES failures in a row; then one call in PAUSE_SECONDS may try, and a success closes it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """A closed breaker; `clock` gives seconds."""
        self.clock = clock
        self.lock = threading.Lock()
        self.failures = 0
        self.next_try = 0.0

    def may_ask(self) -> bool:
        """Whether to ask now."""
        with self.lock:
            if self.failures < FAILURES:
                return True
            now = self.clock()
            if now < self.next_try:
                return False
            self.next_try = now + PAUSE_SECONDS
            return True

    def succeeded(self) -> None:
        """The server answered."""
        with self.lock:
            self.failures = 0

    def failed(self) -> None:
        """The server did not answer."""
        with self.lock:
            self.failures += 1
            self.next_try = self.clock() + PAUSE_SECONDS

    @property
    def is_open(self) -> bool:
        """Whether the server is being left alone."""
        with self.lock:
            return self.failures >= FAILURES
