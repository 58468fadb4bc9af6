"""What waits for a person in trainings: requests to decide on, and offers to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone

from clearinghouse.core.waiting import Deed, Kind, Row, Urgency, WaitingItem
from clearinghouse.districts.models import Delegation
from clearinghouse.districts.policies import Capability
from pd_events.enums import Seat
from pd_events.models import Accommodation, EventDate, Proposal, Registration
from pd_events.models.event import cost_in_words

if TYPE_CHECKING:
    from clearinghouse.districts.standing import Standing
    from pd_events.models.accommodation import AccommodationQuerySet
    from pd_events.models.date import EventDateQuerySet
    from pd_events.models.proposal import ProposalQuerySet
    from pd_events.models.registration import RegistrationQuerySet


def undecided(standing: Standing) -> RegistrationQuerySet:
    """Requests that they decide on, by a role of theirs or in somebody's stead, for dates that have not begun."""
    decides = Q(district__in=standing.districts_where(Capability.DECIDE_REQUESTS))
    stands_in = Q(district__in=Delegation.objects.for_person(standing.user).values("district")) & ~Q(person=standing.user)
    return Registration.objects.to_decide().filter(decides | stands_in, date__starts_at__gt=timezone.now())


def request_line(row: Row) -> WaitingItem:
    """One request, to decide in place. The number of the request goes with the address: the queue decides on many at once."""
    facts, decide = row.facts, reverse("pd_events:decide_one", args=[row.pk])
    deeds = (
        Deed("Approve", f"{decide}?cost={facts['cost']}", look=""),
        Deed("Decline", reverse("pd_events:decline_one", args=[row.pk]), asks="Why not? Who asked reads this in our mail."),
    )
    needs_cover = "Needs a substitute" if facts["substitute"] != "none" else ""
    note = " · ".join(filter(None, [cost_in_words(facts["cost"]), needs_cover]))
    return WaitingItem(f"{facts['name']}: {facts['event']}", reverse("pd_events:requests"), "All requests", note=note, deeds=deeds)


def late(standing: Standing) -> RegistrationQuerySet | None:
    """Requests that nobody decided in time, for the consortium's staff."""
    if not standing.can(Capability.RUN_ANY_EVENTS):
        return None
    return Registration.objects.to_decide().filter(escalated_at__isnull=False, date__starts_at__gt=timezone.now())


def late_line(row: Row) -> WaitingItem:
    """One district that has not answered its own people."""
    return WaitingItem(
        f"{row.facts['district']} has not decided: {row.facts['event']}", reverse("pd_events:late"), "See whom to write to"
    )


def too_few(standing: Standing) -> EventDateQuerySet | None:
    """Dates of events that they run, with too few people on the day on which that is decided."""
    runs = standing.districts_where(Capability.RUN_EVENTS)
    if not runs:
        return None
    return EventDate.objects.to_decide(timezone.now()).filter(event__district__in=runs)


def too_few_line(row: Row) -> WaitingItem:
    """One date: run it or call it off."""
    facts, decide = row.facts, reverse("pd_events:decide_minimum", args=[row.pk])
    off = Deed(
        "Call it off", reverse("pd_events:cancel_date", args=[row.pk]), asks="Why? Everybody with a place reads this in our mail."
    )
    words = f"{facts['taken']} of {facts['minimum']} needed: run or call off “{facts['event']}”?"
    return WaitingItem(words, decide, "Decide", deeds=(off,))


def wishes(standing: Standing) -> ProposalQuerySet | None:
    """Trainings that people of districts whose events they run would like."""
    runs = standing.districts_where(Capability.RUN_EVENTS)
    return Proposal.objects.waiting().filter(district__in=runs) if runs else None


def wish_line(row: Row) -> WaitingItem:
    """One proposed training: plan it, or say why not."""
    no = Deed("Decline", reverse("pd_events:decline_proposal", args=[row.pk]), asks="Why not? Who proposed it reads this.")
    text, url = f"Proposed training: {row.facts['title']}", reverse("pd_events:proposal", args=[row.pk])
    return WaitingItem(text, url, "Look", note=row.facts["district"], deeds=(no,))


def offers(standing: Standing) -> RegistrationQuerySet:
    """Seats offered to them that have not run out."""
    return Registration.objects.filter(person=standing.user, seat=Seat.OFFERED, expires_at__gt=timezone.now())


def offer_line(row: Row) -> WaitingItem:
    """One offer, to accept in place."""
    deeds = (
        Deed("Take the seat", reverse("pd_events:accept", args=[row.pk]), look=""),
        Deed("Decline it", reverse("pd_events:leave", args=[row.pk])),
    )
    return WaitingItem(
        f"A seat is yours if you want it: {row.facts['event']}",
        reverse("pd_events:event", args=[row.facts["slug"]]),
        "Look",
        deeds=deeds,
    )


def needs(standing: Standing) -> AccommodationQuerySet:
    """What they have to arrange so that somebody can take part."""
    theirs = Accommodation.objects.arranged_by(standing.user)
    return Accommodation.objects.open().filter(theirs, registration__date__ends_at__gt=timezone.now())


def need_line(row: Row) -> WaitingItem:
    """One thing to arrange. Neither the person nor their words stand on the dashboard."""
    return WaitingItem(
        f"Somebody needs something to take part: {row.facts['event']}", reverse("pd_events:accommodation", args=[row.pk]), "Read it"
    )


NAME = Concat(F("person__first_name"), Value(" "), F("person__last_name"), output_field=CharField())
REQUEST = {"name": NAME, "event": F("date__event__title"), "substitute": F("substitute"), "cost": F("date__event__cost_cents")}
LATE = {"district": F("district__name"), "event": F("date__event__title")}
OFFER = {"event": F("date__event__title"), "slug": F("date__event__slug")}
WISH = {"title": F("title"), "district": F("district__name")}
TOO_FEW = {"event": F("event__title"), "taken": F("taken"), "minimum": F("minimum")}
NEED = {"event": F("registration__date__event__title")}
KINDS = (
    Kind("accommodations", "What people need to take part", Urgency.OTHERS_WAIT, needs, NEED, need_line, since="created_at"),
    Kind("training-requests", "Training requests", Urgency.OTHERS_WAIT, undecided, REQUEST, request_line, since="joined_at"),
    Kind("late-decisions", "Decisions that are late", Urgency.SOON, late, LATE, late_line, since="decide_by"),
    Kind("seat-offers", "Seats offered to you", Urgency.SOON, offers, OFFER, offer_line, since="expires_at"),
    Kind("too-few-people", "Trainings with too few people", Urgency.OTHERS_WAIT, too_few, TOO_FEW, too_few_line, since="starts_at"),
    Kind("proposed-trainings", "Proposed trainings", Urgency.WHEN_YOU_CAN, wishes, WISH, wish_line),
)
