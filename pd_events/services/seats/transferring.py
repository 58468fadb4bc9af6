"""Passing a seat on to a colleague of the same district."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.models import Membership
from clearinghouse.districts.policies import can_decide_requests
from pd_events.enums import AccommodationState, Approval, Billing, Fact, Letter, Seat, Skipped
from pd_events.errors import CannotTakeOver, Frozen, NoSeat
from pd_events.models import Registration
from pd_events.services.seats.answering import release, row_of
from pd_events.services.seats.ledger import Ledger, open_ledgers

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def transfer(registration: Registration, *, person: User, actor: User) -> Registration:
    """Give the confirmed seat to a colleague, who keeps its approval and cost; nothing private goes with it. Returns theirs.

    For the person and their coordinator. Raises NotAllowed, Frozen, NoSeat, CannotTakeOver, Busy.
    """
    with open_ledgers([registration.date_id], actor=actor) as (ledger,):
        old = row_of(ledger, registration)
        if actor.pk != old.person_id and not can_decide_requests(actor, old.district):
            raise NotAllowed
        if old.seat != Seat.CONFIRMED:
            raise NoSeat
        if not ledger.is_running or ledger.now >= ledger.date.starts_at - timedelta(hours=ledger.date.event.freeze_hours):
            raise Frozen
        rows = Registration.objects.filter(date=ledger.date, person=person).order_by("pk")
        check_can_take_over(old, person, list(rows))
        release(ledger, old, reason="Passed on to a colleague.")
        return hand_over(ledger, old, person, rows.last())


def check_can_take_over(old: Registration, person: User, rows: list[Registration]) -> None:
    """Raise CannotTakeOver for somebody of another district, or who has a seat, or waits for one by an offer or a hold."""
    there = Membership.objects.current().filter(user=person, district=old.district_id, user__is_active=True)
    if person.pk == old.person_id or any(row.is_active for row in rows) or not there.exists():
        raise CannotTakeOver


def hand_over(ledger: Ledger, old: Registration, person: User, row: Registration | None) -> Registration:
    """Write the colleague's registration."""
    if row is not None:
        row.accommodations.update(state=AccommodationState.WITHDRAWN)
    new = row or Registration(date=ledger.date, person=person, seat=Seat.NONE)
    before = new.approval
    new.date, new.person, new.district, new.registered_by = ledger.date, person, old.district, ledger.actor
    new.joined_at, new.cost_cents, new.key = ledger.now, old.cost_cents, ""
    new.approval, new.decided_by, new.decided_at = old.approval, old.decided_by, old.decided_at
    new.skipped, new.reason, new.note = Skipped.NOT_YET, "", ""
    new.billing = Billing.UNBILLED if new.cost_cents else Billing.NONE
    if new.approval not in (before, Approval.NOT_NEEDED):
        ledger.note(new, Fact.APPROVAL, before, new.approval, reason="With the seat of a colleague.", acting_for=new.district)
    ledger.move(new, Seat.CONFIRMED, reason="Taken over from a colleague.")
    new.save()
    ledger.tell(new, Letter.CONFIRMED)
    return new
