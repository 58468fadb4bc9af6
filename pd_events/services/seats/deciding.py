"""A coordinator, or who stands in, decides about the people of the own district."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.districts.policies import can_decide_requests, coordinates
from pd_events.enums import Approval, Billing, Fact, Letter, Seat
from pd_events.errors import CostsMore, NothingToDecide, ReasonMissing
from pd_events.models import Registration
from pd_events.services.seats.answering import release
from pd_events.services.seats.ledger import SEAT_FIELDS, Ledger, open_ledgers
from pd_events.services.seats.limits import set_deadline
from pd_events.services.seats.promotion import settle

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from clearinghouse.accounts.models import User

DECISION_FIELDS = (
    "approval",
    "decided_by",
    "decided_at",
    "decide_by",
    "reminded_at",
    "escalated_at",
    "reason",
    "cost_cents",
    "billing",
)


def approve(pks: Collection[int], *, actor: User, shown: Mapping[int, int] | None = None) -> list[Registration]:
    """Approve the requests of these numbers that the person may decide on; the others are left as they are, and not returned.

    A held seat is confirmed. Whose seat is no longer held keeps their place on the list. `shown` is what requests were said to cost when
    they were looked at, in cents by their number: one that costs more by now is left as well. Raises NothingToDecide where none of them is
    theirs or waits, CostsMore where none is left for that reason, and Busy.
    """
    return decide(pks, actor=actor, approval=Approval.APPROVED, reason="", shown=shown or {})


def decline(pks: Collection[int], *, reason: str, actor: User) -> list[Registration]:
    """Decline them with a reason that each person reads; their seats go to the next. Raises ReasonMissing, NothingToDecide, Busy."""
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise ReasonMissing
    return decide(pks, actor=actor, approval=Approval.DECLINED, reason=reason, shown={})


def decide(pks: Collection[int], *, actor: User, approval: Approval, reason: str, shown: Mapping[int, int]) -> list[Registration]:
    """Lock the dates of all of them, then decide on those that wait."""
    theirs = [row for row in Registration.objects.filter(pk__in=pks).select_related("district") if may_decide(actor, row)]
    with open_ledgers({row.date_id for row in theirs}, actor=actor) as opened:
        ledgers = {ledger.date.pk: ledger for ledger in opened}
        for ledger in opened:
            settle(ledger)
        waiting = Registration.objects.to_decide().filter(pk__in=[row.pk for row in theirs])
        found = list(waiting.select_related("person", "district").order_by("joined_at", "pk"))
        for registration in found:
            registration.date = ledgers[registration.date_id].date
        decided = [registration for registration in found if not costs_more(registration, shown)]
        for registration in decided:
            write(ledgers[registration.date_id], registration, approval, reason, actor)
        for ledger in opened:
            settle(ledger)
        if not decided:
            raise CostsMore if found else NothingToDecide
    return decided


def costs_more(registration: Registration, shown: Mapping[int, int]) -> bool:
    """Whether its training costs more now, under the lock, than was shown; what was not shown counts as agreed."""
    cost = registration.date.event.cost_cents
    return cost > shown.get(registration.pk, cost)


def may_decide(actor: User, registration: Registration) -> bool:
    """Whether this person decides on it: nobody who stands in for a coordinator does so about themselves."""
    decides = coordinates if registration.person_id == actor.pk else can_decide_requests
    return decides(actor, registration.district)


def write(ledger: Ledger, registration: Registration, approval: Approval, reason: str, actor: User) -> None:
    """Write one decision, and what it means for the seat."""
    ledger.note(registration, Fact.APPROVAL, registration.approval, approval, reason=reason, acting_for=registration.district)
    if approval == Approval.DECLINED:
        release(ledger, registration, reason=reason, letter=Letter.DECLINED)
    registration.approval, registration.reason = approval, reason
    registration.decided_by, registration.decided_at, registration.decide_by = actor, ledger.now, None
    if approval == Approval.APPROVED:
        bill(ledger, registration)
        seat_approved(ledger, registration)
    registration.save(update_fields=[*DECISION_FIELDS, *SEAT_FIELDS])


def bill(ledger: Ledger, registration: Registration) -> None:
    """Put what the event costs now on the registration: this is what the coordinator has read."""
    registration.cost_cents, before = ledger.date.event.cost_cents, registration.billing
    if registration.cost_cents and before == Billing.NONE:
        registration.billing = Billing.UNBILLED
        ledger.note(registration, Fact.BILLING, before, Billing.UNBILLED)


def seat_approved(ledger: Ledger, registration: Registration) -> None:
    """A hold becomes a seat; a place on the list moves with the list."""
    if registration.seat == Seat.HELD and ledger.is_running:
        ledger.move(registration, Seat.CONFIRMED, acting_for=registration.district)
        ledger.tell(registration, Letter.CONFIRMED)
    elif registration.seat == Seat.WAITING:
        ledger.ready += 1
        ledger.tell(registration, Letter.WAITING)


def ask_again(ledger: Ledger, registration: Registration, *, reason: str) -> None:
    """Have the coordinator look again, because the date, the cost or the need for a substitute changed. The seat stays as it is.

    The caller tells the coordinators.
    """
    if registration.approval == Approval.APPROVED:
        ledger.note(registration, Fact.APPROVAL, Approval.APPROVED, Approval.PENDING, reason=reason)
        registration.approval, registration.reason = Approval.PENDING, reason[:300]
        registration.decided_by = registration.decided_at = None
        ledger.ready -= registration.seat == Seat.WAITING
        set_deadline(ledger, registration)
        registration.save(update_fields=DECISION_FIELDS)
