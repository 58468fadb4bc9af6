"""Asking for seats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import can_decide_requests
from pd_events.enums import AccommodationState, Approval, Billing, Fact, Letter, Seat, Skipped, Substitute
from pd_events.errors import AlreadyStarted, BuildingElsewhere, DateClosed, ListClosed, NotYourDistrict
from pd_events.models import Event, Registration
from pd_events.services.seats.ledger import Ledger, open_ledgers
from pd_events.services.seats.letters import tell_coordinators
from pd_events.services.seats.limits import set_deadline
from pd_events.services.seats.promotion import room_for_newcomer, settle

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from pd_events.models import Building
    from pd_events.services.seats.reading import Member, Pair


@dataclass(frozen=True)
class Ask:
    """One person asks for a seat on one date, as somebody of this district."""

    date: int
    person: User
    district: District
    substitute: Substitute = Substitute.NONE
    note: str = ""
    building: Building | None = None


def register(asks: Sequence[Ask], *, actor: User, key: str = "") -> list[Registration]:
    """Take a seat, or a place on the waiting list, for each ask; all of them or none. Returns the registrations in the order asked.

    `key` names this attempt: the same attempt again changes nothing. Who has a place already keeps it; who gave one back starts anew, at
    the end of the list. Raises NotAllowed, NotYourDistrict, AlreadyStarted, DateClosed, ListClosed, Busy.
    """
    check_may_ask_for(asks, actor)
    pairs = {(ask.date, ask.person.pk) for ask in asks}
    with open_ledgers({ask.date for ask in asks}, actor=actor, pairs=pairs) as opened:
        ledgers = {ledger.date.pk: ledger for ledger in opened}
        is_member = any(ask.person.pk == actor.pk for ask in asks)
        check_belong(asks, {member for ledger in opened for member in ledger.members})
        check_may_see([ledger.date.event for ledger in opened], actor, is_member=is_member)
        for ledger in opened:
            settle(ledger)
        known = known_rows(opened, asks)
        made: list[Registration] = []
        for ask in asks:
            registration = known.get((ask.date, ask.person.pk))
            if registration is None or not is_done(registration, key):
                registration = take(ledgers[ask.date], ask, registration, actor=actor, key=key)
                known[ask.date, ask.person.pk] = registration
            made.append(registration)
        tell_coordinators([row for row in made if row.approval == Approval.PENDING and row.joined_at == ledgers[row.date_id].now])
    return made


def is_done(registration: Registration, key: str) -> bool:
    """Whether nothing is to be done: they have a place, or this very attempt was made before."""
    return registration.is_active or bool(key and registration.key == key)


def known_rows(ledgers: Collection[Ledger], asks: Sequence[Ask]) -> dict[Pair, Registration]:
    """The row that each of these people has on each of these dates; of several the one that counts. Read anew where rows have moved."""
    people = {ask.person.pk: ask.person for ask in asks}
    rows = [row for ledger in ledgers for row in ledger.known]
    if any(ledger.lines for ledger in ledgers):
        rows = list(Registration.objects.filter(pk__in=[row.pk for row in rows]))
    for row in rows:
        row.person = people[row.person_id]
    return {(row.date_id, row.person_id): row for row in sorted(rows, key=lambda row: (row.is_active, row.pk))}


def check_may_ask_for(asks: Sequence[Ask], actor: User) -> None:
    """People ask for themselves, and coordinators for the people of their district. Raises NotAllowed."""
    for district in {ask.district for ask in asks if ask.person.pk != actor.pk}:
        if not can_decide_requests(actor, district):
            raise NotAllowed


def check_belong(asks: Sequence[Ask], members: Collection[Member]) -> None:
    """Raise NotYourDistrict where somebody asks as one of a district that is not theirs."""
    if any((ask.person.pk, ask.district.pk) not in members for ask in asks):
        raise NotYourDistrict


def check_may_see(events: Collection[Event], actor: User, *, is_member: bool) -> None:
    """Raise NotAllowed for an event that is hidden from the person. What everybody like them may see is not asked about."""
    hidden = {event.pk for event in events if not event.is_for_everybody(are_members=is_member)}
    if hidden and Event.objects.visible_to(actor).filter(pk__in=hidden).count() < len(hidden):
        raise NotAllowed


def take(ledger: Ledger, ask: Ask, registration: Registration | None, *, actor: User, key: str) -> Registration:
    """Write one registration, or use the one given back again."""
    check_is_open(ledger)
    if ask.building is not None and ask.building.district_id != ask.district.pk:
        raise BuildingElsewhere
    if registration is not None:
        registration.accommodations.update(state=AccommodationState.WITHDRAWN)
    registration = registration or Registration(date=ledger.date, person=ask.person, seat=Seat.NONE)
    registration.date, registration.district, registration.registered_by = ledger.date, ask.district, actor
    registration.key, registration.joined_at, registration.note = key, ledger.now, ask.note
    registration.building = ask.building
    registration.substitute, registration.cost_cents = ask.substitute, ledger.date.event.cost_cents
    registration.skipped, registration.reason = Skipped.NOT_YET, ""
    registration.decided_at = registration.decided_by = registration.decide_by = None
    before = registration.approval
    registration.approval = approval_of(ledger.date.event, ask, actor)
    registration.billing = Billing.UNBILLED if registration.cost_cents else Billing.NONE
    if registration.approval == Approval.APPROVED:
        registration.decided_by, registration.decided_at = actor, ledger.now
    elif registration.approval == Approval.PENDING:
        set_deadline(ledger, registration)
    seat = first_seat(ledger, registration)
    if registration.approval not in (before, Approval.NOT_NEEDED):
        ledger.note(registration, Fact.APPROVAL, before, registration.approval, acting_for=ask.district)
    ledger.move(registration, seat)
    ledger.store(registration)
    ledger.tell(registration, Letter(seat))
    return registration


def approval_of(event: Event, ask: Ask, actor: User) -> Approval:
    """What a coordinator asks for others is approved by asking; everybody else's request waits, where the event needs approval."""
    if not event.needs_approval:
        return Approval.NOT_NEEDED
    return Approval.PENDING if ask.person.pk == actor.pk else Approval.APPROVED


def first_seat(ledger: Ledger, registration: Registration) -> Seat:
    """The seat that somebody who comes now gets. Raises ListClosed where there is none, and no list."""
    if room_for_newcomer(ledger, registration.district_id):
        if registration.approval != Approval.PENDING:
            return Seat.CONFIRMED
        registration.expires_at = registration.decide_by
        return Seat.HELD
    if not ledger.date.list_is_open(ledger.now):
        raise ListClosed
    registration.skipped = ledger.room.why_full(registration.district_id)
    ledger.ready += registration.approval != Approval.PENDING
    return Seat.WAITING


def check_is_open(ledger: Ledger) -> None:
    """Raise where the date takes nobody."""
    if ledger.now >= ledger.date.starts_at:
        raise AlreadyStarted
    if not ledger.is_running or not ledger.date.is_open(ledger.now):
        raise DateClosed
