"""The lock that everything about seats begins with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

from pd_events.errors import Busy, UnsafeIsolation
from pd_events.models import EventDate

LONGEST_WAIT = "3s"
SAFE_ISOLATION = "read committed"
# PostgreSQL: lock not available, deadlock, serialization failure. SQLite says it in words.
BUSY_CODES = frozenset({"55P03", "40P01", "40001"})
BUSY_WORDS = ("database is locked", "database table is locked")


@contextmanager
def seat_transaction() -> Iterator[None]:
    """A transaction about seats. Raises Busy, with nothing written, where the lock was not to be had in time."""
    try:
        with transaction.atomic():
            yield
    except OperationalError as error:
        if is_busy(error):
            raise Busy from error
        raise


def is_busy(error: OperationalError) -> bool:
    """Whether the database says that others are at work on the same rows."""
    return getattr(error.__cause__, "sqlstate", None) in BUSY_CODES or any(words in str(error) for words in BUSY_WORDS)


def lock_dates(pks: Collection[int]) -> list[EventDate]:
    """The dates of these numbers, which nobody else changes until the transaction ends, in the order of their numbers.

    One statement locks all of them. On SQLite the transaction itself is the lock: it begins IMMEDIATE. What is read after this is what
    the last transaction has left; nothing read before may be used.
    """
    prepare_to_wait()
    dates = EventDate.objects.filter(pk__in=pks).order_by("pk").select_for_update(no_key=True)
    return list(dates)


def prepare_to_wait() -> None:
    """Limit the wait, and refuse a transaction whose snapshot would be older than its lock (PostgreSQL)."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true), current_setting('transaction_isolation')", [LONGEST_WAIT])
        isolation = cursor.fetchone()[1]
    if isolation != SAFE_ISOLATION:
        raise UnsafeIsolation(f"Seats are taken under {SAFE_ISOLATION}; this transaction runs under {isolation}.")
