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
from pd_events.models import Registration

if TYPE_CHECKING:
    from clearinghouse.districts.standing import Standing
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
        Deed("Approve", decide, look=""),
        Deed("Decline", reverse("pd_events:decline_one", args=[row.pk]), asks="Why not? Who asked reads this in our mail."),
    )
    note = "Needs a substitute" if facts["substitute"] != "none" else ""
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


NAME = Concat(F("person__first_name"), Value(" "), F("person__last_name"), output_field=CharField())
REQUEST = {"name": NAME, "event": F("date__event__title"), "substitute": F("substitute")}
LATE = {"district": F("district__name"), "event": F("date__event__title")}
OFFER = {"event": F("date__event__title"), "slug": F("date__event__slug")}
KINDS = (
    Kind("training-requests", "Training requests", Urgency.OTHERS_WAIT, undecided, REQUEST, request_line, since="joined_at"),
    Kind("late-decisions", "Decisions that are late", Urgency.SOON, late, LATE, late_line, since="decide_by"),
    Kind("seat-offers", "Seats offered to you", Urgency.SOON, offers, OFFER, offer_line, since="expires_at"),
)
