"""Where one person stands now: read once in one query, then asked as often as a page needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F

from clearinghouse.core.models.standing import StandingQuery
from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import Membership
from clearinghouse.districts.policies import CATALOGUE, Capability

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from clearinghouse.districts.models.membership import MembershipQuerySet


@dataclass(frozen=True)
class Place:
    """A district of theirs, and their roles there."""

    district: District
    roles: tuple[Role, ...]

    @property
    def role_words(self) -> str:
        """The roles as people say them."""
        return ", ".join(role.label for role in self.roles) or "Member"


@dataclass(frozen=True)
class Standing:
    """A person with their places as they were at one moment. For one page: what lives longer asks `policies` anew."""

    user: User
    places: tuple[Place, ...]

    def can(self, capability: Capability) -> bool:
        """Whether they may do this somewhere; superusers may do everything."""
        return self.user.is_superuser or any(set(place.roles) & CATALOGUE[capability] for place in self.places)

    def districts_where(self, capability: Capability) -> list[int]:
        """The districts where a role of theirs lets them do this."""
        return [place.district.pk for place in self.places if set(place.roles) & CATALOGUE[capability]]

    def runs_events_of(self, district: District) -> bool:
        """Whether they run this district's events, as `policies.can_run_events` says it."""
        return district.belongs and (
            self.can(Capability.RUN_ANY_EVENTS) or district.pk in self.districts_where(Capability.RUN_EVENTS)
        )


def places_of(user: int) -> MembershipQuerySet:
    """The rows of a person's places: a district that belongs with each role there, by name of the district."""
    current = Membership.objects.current().filter(user=user).select_related("district")
    return current.annotate(role=F("roles__role")).order_by("district__name", "role")


PLACES = StandingQuery(places_of)


def standing_of(user: User) -> Standing:
    """The person's districts that belong now and their roles there, by name of the district. One query."""
    held: dict[int, tuple[District, list[Role]]] = {}
    rows: list[Any] = PLACES(user.pk)
    for row in rows:
        _, roles = held.setdefault(row.district_id, (row.district, []))
        if row.role:
            roles.append(Role(row.role))
    return Standing(user, tuple(Place(district, tuple(roles)) for district, roles in held.values()))
