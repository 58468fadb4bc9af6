"""The lock that everything about seats begins with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

from clearinghouse.core.models.standing import Ready, StandingQuery
from clearinghouse.core.models.together import Answer, Statement, ask_together
from pd_events.errors import Busy, UnsafeIsolation
from pd_events.models import EventDate

LONGEST_WAIT = "3s"
SAFE_ISOLATION = "read committed"
# PostgreSQL: lock not available, deadlock, serialization failure. SQLite says it in words.
BUSY_CODES = frozenset({"55P03", "40P01", "40001"})
BUSY_WORDS = ("database is locked", "database table is locked")
ONE_DATE = StandingQuery(lambda pk: EventDate.objects.filter(pk=pk).order_by().select_for_update(no_key=True))


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
    lock = lock_of(pks)
    *prepared, locked = ask_together([*preparation(), lock.statement])
    check_isolation(prepared)
    return lock.read(locked.rows)


def lock_of(pks: Collection[int]) -> Ready[EventDate]:
    """The statement that locks these dates, of which there is at least one."""
    if len(pks) == 1:
        return ONE_DATE.ready(*pks)
    return Ready.of(EventDate.objects.filter(pk__in=pks).order_by("pk").select_for_update(no_key=True))


def preparation() -> list[Statement]:
    """What limits the wait for the lock and tells the isolation. SQLite needs neither: its settings and its one level see to both."""
    if connection.vendor != "postgresql":
        return []
    return [Statement("SELECT set_config('lock_timeout', %s, true), current_setting('transaction_isolation')", [LONGEST_WAIT])]


def check_isolation(prepared: Sequence[Answer]) -> None:
    """Refuse a transaction whose snapshot may be older than its lock, before anything is written."""
    for answer in prepared:
        ((_, isolation),) = answer.rows
        if isolation != SAFE_ISOLATION:
            raise UnsafeIsolation(f"Seats are taken under {SAFE_ISOLATION}; this transaction runs under {isolation}.")
