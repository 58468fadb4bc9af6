"""What is known of a date under its lock, and what is changed there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models.standing import insert_statements
from clearinghouse.core.models.together import ask_together
from pd_events.availability import Room, Share
from pd_events.enums import EXPIRING, TAKING, DateState, EventState, Fact, Seat
from pd_events.models import RegistrationChange
from pd_events.services.seats.counter import check_counted, counting, shrink_allowance
from pd_events.services.seats.letters import letter_statements, tell_in_the_site
from pd_events.services.seats.locking import seat_transaction
from pd_events.services.seats.reading import Member, Pair, read_locked
from pd_events.services.seats.turns import turn_for
from pd_events.signals import seats_changed

if TYPE_CHECKING:
    from datetime import datetime

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from pd_events.models import EventDate, Registration
    from pd_events.services.seats.numbers import Numbers

SEAT_FIELDS = ("seat", "expires_at", "skipped", "joined_at", "sequence", "updated_at")


@dataclass
class Ledger:
    """One locked date. `move` and `note` change registrations; closing writes counter and history, and queues the mail."""

    date: EventDate
    now: datetime
    actor: User | None
    shares: dict[int, Share] = field(default_factory=dict)
    used: Counter[int] = field(default_factory=Counter)
    expired: int = 0
    ready: int = 0
    taken_before: int = 0
    known: list[Registration] = field(default_factory=list)
    members: set[Member] = field(default_factory=set)
    spare: list[int] = field(default_factory=list)
    new: list[Registration] = field(default_factory=list)
    lines: list[RegistrationChange] = field(default_factory=list)
    letters: dict[int, tuple[Registration, str]] = field(default_factory=dict)

    @property
    def room(self) -> Room:
        """The seats as they stand now, with what this transaction has done."""
        return Room(self.date.capacity, self.used, self.shares)

    @property
    def is_running(self) -> bool:
        """Whether the date is going to be held, and has not begun."""
        is_on = self.date.state == DateState.SCHEDULED and self.date.event.state == EventState.PUBLISHED
        return is_on and self.now < self.date.starts_at

    def count(self, numbers: Numbers) -> None:
        """Take note of what one district uses here, or has by agreement. A reserve is over when it is released, at the latest with the start."""
        if numbers.is_share:
            is_kept = self.now < (numbers.moment or self.date.starts_at)
            self.shares[numbers.district] = Share((numbers.reserve or 0) if is_kept else 0, numbers.cap)
            return
        self.used[numbers.district] = numbers.used
        self.taken_before += numbers.used
        self.ready += numbers.ready
        self.expired += numbers.moment is not None and numbers.moment <= self.now

    def move(self, registration: Registration, seat: Seat, *, reason: str = "", acting_for: District | None = None) -> None:
        """Give the registration this seat, in memory and in the count; the caller saves the row."""
        before = registration.seat
        if before == seat:
            return
        self.used[registration.district_id] += (seat in TAKING) - (before in TAKING)
        registration.seat = seat
        if seat not in EXPIRING:
            registration.expires_at = None
        if Seat.CONFIRMED in (before, seat):
            registration.sequence += 1
        self.note(registration, Fact.SEAT, before, seat, reason=reason, acting_for=acting_for)

    def note(
        self,
        registration: Registration,
        fact: Fact,
        before: str,
        after: str,
        *,
        reason: str = "",
        acting_for: District | None = None,
    ) -> None:
        """Write one line of the registration's history."""
        line = RegistrationChange(
            registration=registration, fact=fact, before=before, after=after, actor=self.actor, acting_for=acting_for,
            reason=reason[:300], at=self.now,
        )  # fmt: skip
        self.lines.append(line)

    def store(self, registration: Registration) -> None:
        """Write the row. A new one that has its number beforehand is written with all else when this closes: nobody reads it until then."""
        if registration.pk is None and self.spare:
            registration.pk = self.spare.pop()
            self.new.append(registration)
        else:
            registration.save()

    def tell(self, registration: Registration, what: str) -> None:
        """Have the person told once the transaction has committed; of several letters the last one counts."""
        self.letters[registration.pk] = (registration, what)

    def close(self) -> None:
        """Write what this transaction has done to the date, all of it in one journey: counter, new row, history and letters."""
        change, letters = self.used.total() - self.taken_before, list(self.letters.values())
        counted = counting(self.date, change)
        for line in self.lines:
            line.registration = line.registration  # which has its number by now
        written = [*insert_statements(self.new), *insert_statements(self.lines), *letter_statements(letters, by=self.actor)]
        check_counted(ask_together([*counted, *written])[: len(counted)])
        for registration in self.new:
            registration._state.adding, registration._state.db = False, DEFAULT_DB_ALIAS
        shrink_allowance(self.date, change)
        if self.lines:
            seats_changed.send(sender=type(self.date), date_id=self.date.pk)
        tell_in_the_site(letters, by=self.actor)


@contextmanager
def open_ledgers(pks: Collection[int], *, actor: User | None, pairs: Collection[Pair] = ()) -> Iterator[list[Ledger]]:
    """The ledgers of these dates, locked together, in one short transaction that is written at the end.

    Each knows the rows that `pairs` of date and person have there, and the districts of those people. Raises NotAllowed where a date is
    gone, and Busy.
    """
    with turn_for(pks), seat_transaction():
        ledgers = read_ledgers(pks, actor, pairs) if pks else []
        yield ledgers
        for ledger in ledgers:
            ledger.close()


def read_ledgers(pks: Collection[int], actor: User | None, pairs: Collection[Pair]) -> list[Ledger]:
    """Lock and read. What time it is is asked after the lock: it is the order of the waiting list."""
    locked, now = read_locked(set(pks), pairs), timezone.now()
    if len(locked.dates) < len(set(pks)):
        raise NotAllowed
    ledgers = {date.pk: Ledger(date, now, actor) for date in locked.dates}
    for ledger in ledgers.values():
        ledger.date.event = locked.events[ledger.date.event_id]
    for numbers in locked.numbers:
        ledgers[numbers.date].count(numbers)
    for row in locked.known:
        ledgers[row.date_id].known.append(row)
    for ledger in ledgers.values():
        ledger.spare, ledger.members = locked.spare, locked.members
    return list(ledgers.values())
