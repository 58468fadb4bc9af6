"""Whoever wants seats on the same dates takes turns within a process, before the database is asked for its lock.

The lock of the database is what keeps seats from being sold twice, between processes too. But all who wait for it there are woken and wait again each time
that it is free, on SQLite by asking now and then; here one waits for the one before, and each process has one at the database's door.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from django.db import connection

from pd_events.errors import Busy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# Dates share turns: which ones does not matter where so many of them are free.
TURNS = [Lock() for _ in range(64)]
LONGEST_WAIT_SECONDS = 3.0


@contextmanager
def turn_for(dates: Collection[int]) -> Iterator[None]:
    """The turn of these dates, in the order that everybody takes them in. Raises Busy where it does not come in time.

    None within a transaction that has begun: it may hold locks for which whoever has the turn waits.
    """
    with ExitStack() as held:
        if not connection.in_atomic_block:
            for place in sorted({date % len(TURNS) for date in dates}):
                if not TURNS[place].acquire(timeout=LONGEST_WAIT_SECONDS):
                    raise Busy
                held.callback(TURNS[place].release)
        yield
