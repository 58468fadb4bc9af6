"""What changes about a request after it was made, so that the coordinator looks at it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import can_decide_requests
from pd_events.enums import ACTIVE, Approval, Letter, Substitute
from pd_events.errors import AlreadyStarted, BuildingElsewhere, NoSeat
from pd_events.services.seats.answering import row_of
from pd_events.services.seats.deciding import ask_again
from pd_events.services.seats.ledger import Ledger, open_ledgers
from pd_events.services.seats.letters import tell_coordinators

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from pd_events.models import Building, Registration

MORE = {Substitute.NONE: 0, Substitute.HALF: 1, Substitute.FULL: 2}


def change_substitute(
    registration: Registration, *, substitute: Substitute, building: Building | None = None, actor: User
) -> Registration:
    """Write another need for a substitute, and where. A larger one asks the coordinator again, who is told of a smaller one; the seat stays.

    For the person, and for whoever decides on their requests, whose own change is a decision. The same need changes nothing. Raises
    NotAllowed, NoSeat, AlreadyStarted, BuildingElsewhere, Busy.
    """
    with open_ledgers([registration.date_id], actor=actor) as (ledger,):
        row = row_of(ledger, registration)
        is_own = actor.pk == row.person_id
        if not is_own and not can_decide_requests(actor, row.district):
            raise NotAllowed
        if row.seat not in ACTIVE:
            raise NoSeat
        if ledger.now >= ledger.date.starts_at:
            raise AlreadyStarted
        if building is not None and building.district_id != row.district_id:
            raise BuildingElsewhere
        before, row.substitute = Substitute(row.substitute), substitute
        if before != substitute or row.building_id != (building.pk if building else None):
            row.building = building
            row.save(update_fields=["substitute", "building", "updated_at"])
            if is_own and before != substitute:
                why = f"Substitute: {before.label.lower()} before, {substitute.label.lower()} now."
                reconsider(ledger, [row], why, anew=MORE[substitute] > MORE[before])
    return row


def change_cost(ledger: Ledger, *, before: int) -> None:
    """Have what the event costs now hold on this date, after it was `before` cents.

    Who was approved at a lower cost is decided on anew, and keeps the old cost until then; a lower cost holds at once.
    """
    event = ledger.date.event
    rows = ledger.date.registrations.active().exclude(cost_cents=event.cost_cents).select_related("person", "district")
    anew = []
    for row in rows.order_by("joined_at", "pk"):
        row.date = ledger.date
        if event.cost_cents < row.cost_cents or row.approval == Approval.PENDING:
            row.cost_cents = event.cost_cents
            row.save(update_fields=["cost_cents", "updated_at"])
        elif row.approval == Approval.APPROVED:
            anew.append(row)
            ledger.tell(row, Letter.COST)
    reconsider(ledger, anew, f"It costs ${event.cost_cents / 100:,.2f} a person, not ${before / 100:,.2f}.", anew=True)


def reconsider(ledger: Ledger, rows: list[Registration], why: str, *, anew: bool) -> None:
    """Tell the coordinators why; with `anew` they decide again on those they had approved."""
    for row in rows if anew else ():
        ask_again(ledger, row, reason=why)
    tell_coordinators(rows, again=why)
