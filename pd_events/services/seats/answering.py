"""What people do with a seat of theirs: accept an offer, decline it, leave the list, cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import can_decide_requests, can_run_events
from pd_events.enums import ACTIVE, Billing, Fact, Letter, Seat
from pd_events.errors import AlreadyStarted, NoOffer
from pd_events.models import Registration
from pd_events.services.seats.ledger import SEAT_FIELDS, Ledger, open_ledgers
from pd_events.services.seats.promotion import settle

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def accept_offer(registration: Registration, *, actor: User) -> Registration:
    """Take the offered seat; again changes nothing. Raises NotAllowed, NoOffer where it has run out, AlreadyStarted, Busy."""
    if actor.pk != registration.person_id:
        raise NotAllowed
    with open_ledgers([registration.date_id], actor=actor) as (ledger,):
        registration = row_of(ledger, registration)
        if registration.seat == Seat.CONFIRMED:
            return registration
        if registration.seat != Seat.OFFERED or registration.expires_at is None or registration.expires_at <= ledger.now:
            raise NoOffer
        if not ledger.is_running:
            raise AlreadyStarted
        ledger.move(registration, Seat.CONFIRMED)
        registration.save(update_fields=SEAT_FIELDS)
        ledger.tell(registration, Letter.CONFIRMED)
        settle(ledger)
    return registration


def leave(registration: Registration, *, actor: User, reason: str = "") -> Registration:
    """Give the seat back, decline the offer or leave the list, and let the next one up; again changes nothing.

    For the person, their coordinator and whoever runs the event. Raises NotAllowed, AlreadyStarted, Busy.
    """
    with open_ledgers([registration.date_id], actor=actor) as (ledger,):
        registration = row_of(ledger, registration)
        check_may_end(registration, actor)
        if registration.seat not in ACTIVE:
            return registration
        if ledger.now >= ledger.date.starts_at:
            raise AlreadyStarted
        release(ledger, registration, reason=reason)
        settle(ledger)
    return registration


def check_may_end(registration: Registration, actor: User) -> None:
    """Raise NotAllowed unless the place is theirs, their district's or on an event of theirs."""
    is_own = actor.pk == registration.person_id
    if not (is_own or can_decide_requests(actor, registration.district) or can_run_events(actor, registration.date.event.district)):
        raise NotAllowed


def release(ledger: Ledger, registration: Registration, *, reason: str = "", letter: str = "") -> None:
    """Take the seat back in the caller's transaction, whatever kind it is."""
    had_seat = registration.takes_seat
    if registration.seat == Seat.WAITING:
        ledger.ready -= not registration.is_pending
    ledger.move(registration, Seat.RELEASED, reason=reason)
    if registration.billing == Billing.UNBILLED:
        registration.billing = Billing.NONE
        ledger.note(registration, Fact.BILLING, Billing.UNBILLED, Billing.NONE, reason=reason)
    registration.save(update_fields=[*SEAT_FIELDS, "billing"])
    ledger.tell(registration, letter or (Letter.RELEASED if had_seat else Letter.LEFT))


def row_of(ledger: Ledger, registration: Registration) -> Registration:
    """The registration as it is under the lock."""
    row = Registration.objects.select_related("person", "district").get(pk=registration.pk)
    row.date = ledger.date
    return row
