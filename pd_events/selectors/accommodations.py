"""What people need to take part, for those who may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import BooleanField, Case, Value, When

from clearinghouse.districts.enums import Role
from pd_events.enums import AccommodationState
from pd_events.models import Accommodation, Event
from pd_events.selectors.people import coordinators_where, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from pd_events.models import Registration
    from pd_events.models.accommodation import AccommodationQuerySet

SHOWN = ("registration__person", "registration__district", "registration__date__event", "registration__date__district", "owner")


def to_arrange(user: User) -> AccommodationQuerySet:
    """Everything that this person has to arrange or has arranged: what is open first, the next day first."""
    is_done = Case(When(state=AccommodationState.OPEN, then=Value(False)), default=Value(True), output_field=BooleanField())
    rows = Accommodation.objects.filter(Accommodation.objects.arranged_by(user)).exclude(state=AccommodationState.WITHDRAWN)
    ordered: AccommodationQuerySet = rows.select_related(*SHOWN).annotate(is_done=is_done).order_by("is_done", "due_on", "pk")
    return ordered


def arranges_somewhere(user: User) -> bool:
    """Whether any such request could come to this person. Two queries at most."""
    places = user.memberships.current()
    if places.filter(roles__role=Role.PD_COORDINATOR).exists():
        return True
    return Event.objects.filter(accommodation_contact=user, district__in=places.values("district")).exists()


def own_needs(registration: Registration) -> list[Accommodation]:
    """What the person asked for on this registration, with its history. Two queries."""
    return list(registration.accommodations.select_related("owner").prefetch_related("history__actor"))


def readers_of(event: Event, districts: Sequence[District]) -> str:
    """Who will read it, by name, as the form says it before anything is written; empty where nobody could."""
    people = coordinators_where(memberships__district__in=[district.pk for district in districts])
    return named(people.order_by("memberships__district__name", "pk"), event)
