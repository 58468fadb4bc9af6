"""Changing a date: its room, its hours, and whether it takes place at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from clearinghouse.accounts.models import User
from clearinghouse.core import audit
from clearinghouse.core.content_changes import content_changed
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import can_run_events
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from pd_events.enums import Approval, DateState, EventState, Letter, Seat
from pd_events.errors import Final, ReasonMissing, ReservesTooLarge
from pd_events.models import DistrictShare, EventDate, Registration
from pd_events.services.seats.answering import release
from pd_events.services.seats.deciding import ask_again
from pd_events.services.seats.ledger import Ledger, open_ledgers
from pd_events.services.seats.letters import tell_coordinators
from pd_events.services.seats.promotion import settle
from pd_events.signals import event_changed, seats_changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pd_events.models import Event

# What people with a seat are told of, and what their coordinators decide on anew.
TOLD = ("starts_at", "ends_at", "time_zone", "mode", "district", "room", "online_url")
DECIDED_ANEW = ("starts_at", "ends_at")
HOURS_CHANGED = "The hours changed."


def change_capacity(date: EventDate, *, capacity: int | None, actor: User) -> EventDate:
    """Give the date another number of seats, None for no limit. Nobody is thrown out; free seats go down the waiting list.

    Raises NotAllowed, Busy, ValidationError.
    """
    return change_date(date, facts={"capacity": capacity}, actor=actor)


def add_date(event: Event, *, facts: dict[str, Any], shares: Sequence[DistrictShare] = (), actor: User) -> EventDate:
    """Add a date to an event that is not cancelled. Raises NotAllowed, Final, ReservesTooLarge, ValidationError."""
    with transaction.atomic():
        if not can_run_events(actor, event.district):
            raise NotAllowed
        if event.is_cancelled:
            raise Final
        date = EventDate(event=event, **facts)
        date.full_clean()
        date.save()
        write_shares(date, shares)
        audit.record(date, "date.added", actor=actor)
        event_changed.send(sender=EventDate, event_id=event.pk)
        offer_new_date(date)
    return date


def offer_new_date(date: EventDate) -> None:
    """Tell who is on another date of an open event that there is one more; it is theirs only if they ask. Queries only where it is open."""
    if date.event.state != EventState.PUBLISHED:
        return
    on_others = Registration.objects.active().filter(date__event=date.event_id, person__is_active=True).exclude(date=date)
    notify(
        User.objects.filter(pk__in=on_others.values("person")),
        kind=NotificationKind.TRAINING_NEWS,
        text=f"“{date.event}” has one more date: {date.local_start:%A, %B %-d}. Ask for a place if you would like it too.",
        url=date.event.get_absolute_url(),
        subject=date,
    )


def change_date(date: EventDate, *, facts: dict[str, Any], shares: Sequence[DistrictShare] | None = None, actor: User) -> EventDate:
    """Change what is known of a date; with `shares` what the agreement gives each district too.

    People with a seat get an updated invitation where hours or place change; where the hours change, their coordinators decide anew.
    A room cut below its use throws nobody out. Raises NotAllowed, Final, ReservesTooLarge, Busy, ValidationError.
    """
    with open_ledgers([date.pk], actor=actor) as (ledger,):
        check_may_change(ledger, actor)
        changed = {
            name: (getattr(ledger.date, name), value) for name, value in facts.items() if getattr(ledger.date, name) != value
        }
        write_facts(ledger, changed)
        if shares is not None:
            write_shares(ledger.date, shares)
        if changed or shares is not None:
            audit.record(ledger.date, "date.updated", actor=actor, changes=changed)
        tell_of_change(ledger, changed)
        event_changed.send(sender=EventDate, event_id=ledger.date.event_id)
        if "capacity" in changed or shares is not None:
            seats_changed.send(sender=EventDate, date_id=ledger.date.pk)
    refill(date.pk)
    return ledger.date


def check_may_change(ledger: Ledger, actor: User) -> None:
    """Raise NotAllowed or Final."""
    if not can_run_events(actor, ledger.date.event.district):
        raise NotAllowed
    if ledger.date.is_cancelled or ledger.date.event.is_cancelled:
        raise Final


def write_facts(ledger: Ledger, changed: dict[str, tuple[Any, Any]]) -> None:
    """Store the facts; a room cut below its use keeps who is there, and the number of invitations rises where people are told."""
    date, taken = ledger.date, ledger.used.total()
    for name, (_, value) in changed.items():
        setattr(date, name, value)
    date.sequence += bool(changed.keys() & set(TOLD))
    date.grandfathered = taken if date.capacity is not None and taken > date.capacity else 0
    date.full_clean(exclude=["taken"])
    date.save(update_fields=[*changed, "sequence", "grandfathered", "updated_at"])
    check_reserves(date)


def tell_of_change(ledger: Ledger, changed: dict[str, tuple[Any, Any]]) -> None:
    """Send updated invitations, and ask the coordinators again where the hours changed."""
    if not changed.keys() & set(TOLD):
        return
    is_anew, anew = bool(changed.keys() & set(DECIDED_ANEW)), []
    for registration in ledger.date.registrations.active().select_related("person", "district"):
        registration.date = ledger.date
        if is_anew and registration.approval == Approval.APPROVED:
            ask_again(ledger, registration, reason=HOURS_CHANGED)
            anew.append(registration)
        ledger.tell(registration, Letter.CHANGED)
    tell_coordinators(anew, again=HOURS_CHANGED)


def write_shares(date: EventDate, shares: Sequence[DistrictShare]) -> None:
    """Store exactly these shares. Raises ReservesTooLarge."""
    date.shares.all().delete()
    for share in shares:
        share.pk, share.date = None, date
        share.full_clean()
    DistrictShare.objects.bulk_create(shares)
    content_changed()
    check_reserves(date)


def check_reserves(date: EventDate) -> None:
    """Raise ReservesTooLarge where more is promised than the room has."""
    promised = sum(date.shares.values_list("reserve", flat=True))
    if date.capacity is not None and promised > date.capacity:
        raise ReservesTooLarge(field="capacity")


def refill(pk: int) -> None:
    """Let the list move into seats that a change has freed, with the numbers read anew."""
    with open_ledgers([pk], actor=None) as (ledger,):
        settle(ledger)


def cancel_date(date: EventDate, *, reason: str, actor: User) -> EventDate:
    """Call one date off, with a reason that everybody on it reads; again changes nothing. Raises NotAllowed, ReasonMissing, Busy."""
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise ReasonMissing
    with open_ledgers([date.pk], actor=actor) as (ledger,):
        if not can_run_events(actor, ledger.date.event.district):
            raise NotAllowed
        if not ledger.date.is_cancelled:
            call_off(ledger, reason=reason, actor=actor)
            event_changed.send(sender=EventDate, event_id=ledger.date.event_id)
    return ledger.date


def call_off(ledger: Ledger, *, reason: str, actor: User) -> None:
    """Write the end of one date in the caller's transaction: everybody's place is given back, once, and they are told."""
    date = ledger.date
    date.state, date.cancelled_because, date.sequence = DateState.CANCELLED, reason, date.sequence + 1
    date.save(update_fields=["state", "cancelled_because", "sequence", "updated_at"])
    for registration in date.registrations.active().exclude(seat=Seat.NONE).select_related("person", "district"):
        registration.date = date
        release(ledger, registration, reason=reason, letter=Letter.CALLED_OFF)
    audit.record(date, "date.cancelled", actor=actor, reason=reason)
