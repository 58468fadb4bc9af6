"""Who holds which role in a district, for lists and for telling them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.accounts.models import User
from clearinghouse.core.models.standing import StandingQuery
from clearinghouse.districts.enums import BELONGING_KINDS, Role
from clearinghouse.districts.models import Delegation, Membership

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

    from clearinghouse.districts.models import District


# Named by the form that asks for a place, with each request.
COORDINATORS = StandingQuery(
    lambda district: User.objects.filter(
        is_active=True,
        memberships__district=district,
        memberships__ended_at=None,
        memberships__district__kind__in=BELONGING_KINDS,
        memberships__roles__role=Role.PD_COORDINATOR,
    ).order_by("pk")
)


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
