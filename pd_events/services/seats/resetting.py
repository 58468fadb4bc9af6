"""Taking up again what was declined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pd_events.enums import ACTIVE, Approval, Billing, Fact, Letter, Skipped
from pd_events.errors import NothingToDecide
from pd_events.models import Registration
from pd_events.services.seats.answering import row_of
from pd_events.services.seats.deciding import may_decide
from pd_events.services.seats.ledger import Ledger, open_ledgers
from pd_events.services.seats.limits import set_deadline
from pd_events.services.seats.promotion import settle
from pd_events.services.seats.taking import check_is_open, first_seat

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def reset(registration: Registration, *, actor: User) -> Registration:
    """Let a declined request wait for a decision again, at the end of the line; the reason stays in its history, and the person is told.

    Raises NothingToDecide where it is not theirs to decide, is not declined, or the person has a newer place; AlreadyStarted, DateClosed,
    ListClosed and Busy.
    """
    with open_ledgers([registration.date_id], actor=actor) as (ledger,):
        row = row_of(ledger, registration)
        newer = ledger.date.registrations.active().filter(person=row.person_id)
        if row.approval != Approval.DECLINED or row.seat in ACTIVE or not may_decide(actor, row) or newer.exists():
            raise NothingToDecide
        settle(ledger)
        check_is_open(ledger)
        take_up(ledger, row)
    return row


def take_up(ledger: Ledger, row: Registration) -> None:
    """Write it as a request that was made now."""
    ledger.note(row, Fact.APPROVAL, Approval.DECLINED, Approval.PENDING, reason="Taken up again.", acting_for=row.district)
    row.approval, row.reason, row.skipped, row.joined_at = Approval.PENDING, "", Skipped.NOT_YET, ledger.now
    row.decided_by = row.decided_at = None
    row.cost_cents = ledger.date.event.cost_cents
    row.billing = Billing.UNBILLED if row.cost_cents else Billing.NONE
    set_deadline(ledger, row)
    ledger.move(row, first_seat(ledger, row), acting_for=row.district)
    row.save()
    ledger.tell(row, Letter.RESET)
