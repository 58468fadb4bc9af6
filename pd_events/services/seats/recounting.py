"""Whether the counters tell the truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q

from pd_events.enums import TAKING
from pd_events.models import EventDate
from pd_events.services.seats.locking import lock_dates, seat_transaction


@dataclass(frozen=True)
class Drift:
    """A date whose counter differs from the seats that are there."""

    date: EventDate
    counted: int
    there: int


def drifts() -> list[Drift]:
    """Every date whose counter is wrong. One query."""
    there = Count("registrations", filter=Q(registrations__seat__in=TAKING))
    wrong: Any = EventDate.objects.annotate(there=there).exclude(there=F("taken")).select_related("event").order_by("pk")
    return [Drift(date, date.taken, date.there) for date in wrong]


def recount(*, repair: bool = False) -> list[Drift]:
    """What differs; with `repair` each counter is set right under its lock."""
    found = drifts()
    for drift in found if repair else []:
        with seat_transaction():
            (date,) = lock_dates([drift.date.pk])
            date.taken = date.registrations.filter(seat__in=TAKING).count()
            date.grandfathered = date.taken if date.capacity is not None and date.taken > date.capacity else 0
            date.save(update_fields=["taken", "grandfathered"])
    return found
