"""One registration for several dates of an event: a seat on all of them, or on none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pd_events.enums import Seat
from pd_events.errors import SeriesFull
from pd_events.models import Registration
from pd_events.services.seats import Ask, register
from pd_events.services.seats.locking import seat_transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User


def register_series(asks: Sequence[Ask], *, actor: User, key: str = "", may_wait: bool = False) -> list[Registration]:
    """Take a seat on every date asked for, or on none; with `may_wait` a place on the waiting list is as good.

    A place that the person has on one of them already stays as it is. Raises SeriesFull, naming the full dates, and whatever `register`
    raises; then nothing has changed.
    """
    had = Registration.objects.active().filter(date__in=[ask.date for ask in asks], person__in=[ask.person.pk for ask in asks])
    before = set(had.values_list("date", "person"))
    with seat_transaction():
        made = register(asks, actor=actor, key=key)
        full = [row for row in made if row.seat == Seat.WAITING and (row.date_id, row.person_id) not in before]
        if full and not may_wait:
            raise SeriesFull(words_of(full))
    return made


def words_of(full: Sequence[Registration]) -> str:
    """Which dates are full, and what to do."""
    days = ", ".join(f"{row.date.local_start:%A, %B %-d}" for row in sorted(full, key=lambda row: row.date.starts_at))
    return f"Full: {days}. Nothing was asked for yet. Leave that out, or choose to wait where a date is full."
