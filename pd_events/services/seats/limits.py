"""When held and offered seats run out: in the school time of the person's own district."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.districts.school_time import HOURS_A_DAY, after_school_hours
from pd_events.models import ClosedDay

if TYPE_CHECKING:
    from datetime import datetime

    from clearinghouse.districts.models import District
    from pd_events.models import Registration
    from pd_events.services.seats.ledger import Ledger


def offer_ends(ledger: Ledger, registration: Registration) -> datetime:
    """Until when an offer can be accepted: so many school hours, but never past the start."""
    return ends(ledger, registration.district, ledger.date.event.offer_hours)


def hold_ends(ledger: Ledger, registration: Registration) -> datetime:
    """Until when a seat is held for a decision: so many school days, but never past the start."""
    return ends(ledger, registration.district, ledger.date.event.hold_days * HOURS_A_DAY)


def set_deadline(ledger: Ledger, registration: Registration) -> None:
    """Give the coordinator their school days to decide, in memory; whoever was reminded before is reminded anew."""
    registration.decide_by = hold_ends(ledger, registration)
    registration.reminded_at = registration.escalated_at = None


def ends(ledger: Ledger, district: District, hours: float) -> datetime:
    """The earlier of the start and the moment when these school hours have passed. One query."""
    closed = list(ClosedDay.objects.filter(district=district, last__gte=ledger.now.date()).values_list("first", "last"))
    return min(after_school_hours(ledger.now, hours, district.time_zone, closed), ledger.date.starts_at)
