"""What is known of a date under its lock, and what is changed there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from pd_events.availability import Room, Share
from pd_events.enums import ACTIVE, EXPIRING, SETTLED_APPROVALS, TAKING, DateState, EventState, Fact, Seat
from pd_events.models import DistrictShare, Event, Registration, RegistrationChange
from pd_events.services.seats.counter import count_seats
from pd_events.services.seats.letters import post
from pd_events.services.seats.locking import lock_dates, seat_transaction
from pd_events.signals import seats_changed

if TYPE_CHECKING:
    from datetime import datetime

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from pd_events.models import EventDate

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

    def tell(self, registration: Registration, what: str) -> None:
        """Have the person told once the transaction has committed; of several letters the last one counts."""
        self.letters[registration.pk] = (registration, what)

    def close(self) -> None:
        """Write what this transaction has done to the date."""
        count_seats(self.date, self.used.total() - self.taken_before)
        RegistrationChange.objects.bulk_create(self.lines)
        if self.lines:
            seats_changed.send(sender=type(self.date), date_id=self.date.pk)
        for registration, what in self.letters.values():
            post(registration, what, by=self.actor)


@contextmanager
def open_ledgers(pks: Collection[int], *, actor: User | None) -> Iterator[list[Ledger]]:
    """The ledgers of these dates, locked together, in one short transaction that is written at the end.

    Raises NotAllowed where a date is gone, and Busy.
    """
    with seat_transaction():
        ledgers = read_ledgers(pks, actor)
        yield ledgers
        for ledger in ledgers:
            ledger.close()


def read_ledgers(pks: Collection[int], actor: User | None) -> list[Ledger]:
    """Lock, then read. The events are read after the lock: joined to it, they would be as old as the statement that waited."""
    dates, now = lock_dates(pks), timezone.now()
    if len(dates) < len(set(pks)):
        raise NotAllowed
    events = Event.objects.in_bulk({date.event_id for date in dates})
    for date in dates:
        date.event = events[date.event_id]
    ledgers = {date.pk: Ledger(date, now, actor) for date in dates}
    for share in DistrictShare.objects.filter(date__in=ledgers):
        is_kept = now < (share.released_at or ledgers[share.date_id].date.starts_at)
        ledgers[share.date_id].shares[share.district_id] = Share(share.reserve if is_kept else 0, share.cap)
    count(ledgers, now)
    return list(ledgers.values())


def count(ledgers: dict[int, Ledger], now: datetime) -> None:
    """Fill in how many seats each district uses, how many of those have run out, and how many people could move up. One query."""
    counted = (
        Registration.objects.filter(date__in=ledgers, seat__in=ACTIVE)
        .order_by()
        .values("date", "district")
        .annotate(
            used=Count("pk", filter=Q(seat__in=TAKING)),
            expired=Count("pk", filter=Q(seat__in=EXPIRING, expires_at__lte=now)),
            ready=Count("pk", filter=Q(seat=Seat.WAITING, approval__in=SETTLED_APPROVALS)),
        )
    )
    for row in counted:
        ledger = ledgers[row["date"]]
        ledger.used[row["district"]] = row["used"]
        ledger.expired += row["expired"]
        ledger.ready += row["ready"]
        ledger.taken_before += row["used"]
