"""Who holds which role in a district, for lists and for telling them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clearinghouse.accounts.models import User
from clearinghouse.core.models.standing import StandingQuery
from clearinghouse.districts.enums import BELONGING_KINDS, Role
from clearinghouse.districts.models import Delegation, District, Membership

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from django.db.models import QuerySet

    from pd_events.models import Event


def coordinators_where(**place: Any) -> QuerySet[User]:
    """The active PD coordinators of districts that belong, where their place is such."""
    role = {"memberships__ended_at": None, "memberships__roles__role": Role.PD_COORDINATOR}
    return User.objects.filter(is_active=True, memberships__district__kind__in=BELONGING_KINDS, **role, **place)


# Named by the form that asks for a place, with each request.
COORDINATORS_OF = StandingQuery(
    lambda person: coordinators_where(
        memberships__district__in=District.objects.filter(memberships__user=person, memberships__ended_at=None).values("pk")
    ).order_by("memberships__district__name", "pk")
)


def named(people: Iterable[User], event: Event) -> str:
    """These people and whom the event names for what people need, by name; empty where there is nobody."""
    contact = [event.accommodation_contact] if event.accommodation_contact is not None else []
    return ", ".join(dict.fromkeys(str(person) for person in [*people, *contact]))


def deciders(district: int, roles: Collection[Role]) -> list[User]:
    """The active people who hold one of these roles there. One query."""
    there = Membership.objects.current().filter(district=district, roles__role__in=roles)
    return list(User.objects.filter(memberships__in=there, is_active=True).distinct())


def stand_ins(district: int) -> list[User]:
    """Who decides for this district today in the coordinator's stead. One query."""
    named = Delegation.objects.current().filter(district=district)
    return list(User.objects.filter(pk__in=named.values("person")))


def places_in(districts: Collection[District]) -> list[Membership]:
    """Every place of an active person in these districts, by name. One query."""
    there = Membership.objects.current().filter(district__in=[district.pk for district in districts], user__is_active=True)
    rows = there.select_related("user", "district")
    return list(rows.order_by("district__name", "user__last_name", "user__first_name", "pk"))


def people_in(district: District) -> QuerySet[User]:
    """The active people of this district, by name."""
    there = Membership.objects.current().filter(district=district)
    return User.objects.filter(memberships__in=there, is_active=True).distinct().order_by("last_name", "first_name", "pk")
