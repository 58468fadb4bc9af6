"""Moving the waiting list: who let a seat run out, and who is next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import can_run_events
from pd_events.availability import Room
from pd_events.enums import EXPIRING, SETTLED_APPROVALS, LapsedOffer, Letter, Seat, Skipped
from pd_events.errors import ListClosed, NoSeat
from pd_events.models import EventDate, Registration
from pd_events.services.seats.ledger import SEAT_FIELDS, Ledger, open_ledgers
from pd_events.services.seats.limits import offer_ends

if TYPE_CHECKING:
    from collections.abc import Collection

    from clearinghouse.accounts.models import User


def settle(ledger: Ledger) -> None:
    """Bring the date up to now: seats that ran out are given back, and the list moves. Costs nothing where nothing is due."""
    if ledger.expired:
        lapse(ledger)
    if ledger.ready:
        promote(ledger)


def lapse(ledger: Ledger) -> None:
    """Take back held and offered seats that ran out. A request stays alive on the list; an offer goes as the event says."""
    run_out = ledger.date.registrations.filter(seat__in=EXPIRING, expires_at__lte=ledger.now).select_related("person", "district")
    for registration in run_out.order_by("joined_at", "pk"):
        registration.date = ledger.date
        if registration.seat == Seat.HELD:
            ledger.move(registration, Seat.WAITING, reason="The time to decide ran out.")
            ledger.ready += registration.approval in SETTLED_APPROVALS
            ledger.tell(registration, Letter.HOLD_ENDED)
        else:
            stays = ledger.date.event.lapsed_offer == LapsedOffer.END_OF_LIST and ledger.date.list_is_open(ledger.now)
            ledger.move(registration, Seat.WAITING if stays else Seat.RELEASED, reason="The offer ran out.")
            registration.joined_at = ledger.now
            ledger.ready += stays
            ledger.tell(registration, Letter.LAPSED)
        registration.save(update_fields=SEAT_FIELDS)
    ledger.expired = 0


def promote(ledger: Ledger, *, by_hand: bool = False) -> list[Registration]:
    """Give free seats to those who wait, the first first; whom no seat may go to is passed by with the reason.

    Nobody is seated once the date has begun, is cancelled or its list is closed. Returns who got a seat or an offer.
    """
    if not (ledger.is_running and ledger.date.list_is_open(ledger.now)):
        return []
    moved, passed = [], []
    for registration in ledger.date.registrations.waiting().select_related("person", "district"):
        registration.date = ledger.date
        reason = why_not(ledger, registration, by_hand=by_hand)
        if reason is None:
            seat_next(ledger, registration)
            moved.append(registration)
        elif registration.skipped != reason:
            registration.skipped = reason
            passed.append(registration)
    Registration.objects.bulk_update(passed, ["skipped"])
    return moved


def why_not(ledger: Ledger, registration: Registration, *, by_hand: bool = False) -> Skipped | None:
    """Why this person does not get the next seat; None where they do."""
    if registration.approval not in SETTLED_APPROVALS:
        return Skipped.APPROVAL
    if ledger.room.free(registration.district_id) <= 0:
        return ledger.room.why_full(registration.district_id)
    return None if by_hand or ledger.date.event.promotes else Skipped.BY_HAND


def seat_next(ledger: Ledger, registration: Registration) -> None:
    """Confirm or offer the seat, as the event says."""
    event = ledger.date.event
    registration.skipped = Skipped.NOT_YET
    if event.seats_by_itself:
        ledger.move(registration, Seat.CONFIRMED, reason="Next on the waiting list.")
    else:
        registration.expires_at = offer_ends(ledger, registration)
        ledger.move(registration, Seat.OFFERED, reason="Next on the waiting list.")
    ledger.ready -= 1
    registration.save(update_fields=SEAT_FIELDS)
    ledger.tell(registration, Letter.CONFIRMED if event.seats_by_itself else Letter.OFFERED)


def room_for_newcomer(ledger: Ledger, district: int) -> bool:
    """Whether somebody who comes now may take a seat before those who wait: only where one is left once they have theirs."""
    used = Counter(ledger.used)
    room = Room(ledger.date.capacity, used, ledger.shares)
    if ledger.ready:
        waiting = ledger.date.registrations.waiting().filter(approval__in=SETTLED_APPROVALS)
        for theirs in waiting.values_list("district", flat=True):
            if room.free(theirs) > 0:
                used[theirs] += 1
    return room.free(district) > 0


def promote_dates(pks: Collection[int] | None = None) -> int:
    """Bring dates up to now, each in a transaction of its own; without numbers all those where something is due. Returns how many."""
    now = timezone.now()
    if pks is None:
        due = Registration.objects.filter(seat__in=EXPIRING, expires_at__lte=now).values("date")
        pks = list(EventDate.objects.coming().filter(pk__in=due).order_by("pk").values_list("pk", flat=True))
    for pk in pks:
        with open_ledgers([pk], actor=None) as (ledger,):
            settle(ledger)
    return len(pks)


def offer_to(registration: Registration, *, actor: User) -> Registration:
    """Offer the next seat to this person by hand, whoever stands before them. Raises NotAllowed, NoSeat, ListClosed, Busy."""
    with open_ledgers([registration.date_id], actor=actor) as (ledger,):
        if not can_run_events(actor, ledger.date.event.district):
            raise NotAllowed
        settle(ledger)
        registration = ledger.date.registrations.select_related("person", "district").get(pk=registration.pk)
        registration.date = ledger.date
        if not (ledger.is_running and ledger.date.list_is_open(ledger.now)):
            raise ListClosed("This date no longer moves its waiting list.")
        if registration.seat != Seat.WAITING:
            raise NoSeat
        if (reason := why_not(ledger, registration, by_hand=True)) is not None:
            raise NoSeat(f"No seat can go to {registration.person} now: {reason.label}.")
        seat_next(ledger, registration)
    return registration
