"""What was decided, what is late, and who decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import Delegation, District, Membership
from clearinghouse.districts.policies import CATALOGUE, Capability, decided_by
from pd_events.enums import Approval
from pd_events.models import Registration

if TYPE_CHECKING:
    from collections.abc import Collection

    from clearinghouse.districts.standing import Standing
    from pd_events.models.registration import RegistrationQuerySet

LATELY = timedelta(days=90)


@dataclass(frozen=True)
class LateDistrict:
    """A district that has not answered its own people, and whom to write to."""

    district: District
    rows: list[Registration]
    deciders: list[User]


def decides_from(standing: Standing) -> bool:
    """Whether somebody who stands so decides on the requests of any district today. One query for whoever has no such role, else none."""
    if standing.districts_where(Capability.DECIDE_REQUESTS):
        return True
    return Delegation.objects.for_person(standing.user).exists()


def decisions_of(user: User) -> RegistrationQuerySet:
    """What was decided in the last ninety days on the people of districts where this person decides, the latest first."""
    made = Registration.objects.filter(decided_by(user), decided_at__gt=timezone.now() - LATELY).exclude(
        approval=Approval.NOT_NEEDED
    )
    ordered: RegistrationQuerySet = made.select_related(
        "person", "district", "decided_by", "date__event", "date__district"
    ).order_by("-decided_at", "-pk")
    return ordered


def late_by_district() -> list[LateDistrict]:
    """Requests for dates to come whose time to decide is over, by district, with who could decide there. Two queries."""
    now = timezone.now()
    rows = Registration.objects.to_decide().filter(decide_by__lte=now, date__starts_at__gt=now)
    found: dict[int, list[Registration]] = {}
    for row in rows.select_related("person", "district", "date__event").order_by("district__name", "decide_by", "pk"):
        found.setdefault(row.district_id, []).append(row)
    able = deciders_of(found)
    return [LateDistrict(late[0].district, late, able.get(district, [])) for district, late in found.items()]


def deciders_of(districts: Collection[int]) -> dict[int, list[User]]:
    """Who decides by a role of theirs in each of these districts, by name. One query."""
    held = Membership.objects.current().filter(district__in=districts, roles__role__in=CATALOGUE[Capability.DECIDE_REQUESTS])
    found: dict[int, list[User]] = {}
    people = (
        held.filter(user__is_active=True).select_related("user").order_by("user__last_name", "user__first_name", "pk").distinct()
    )
    for place in people:
        found.setdefault(place.district_id, []).append(place.user)
    return found


def districts_coordinated_by(user: User) -> list[District]:
    """The districts on whose requests this person decides by a role of theirs. One query."""
    held = user.memberships.current().filter(roles__role__in=CATALOGUE[Capability.DECIDE_REQUESTS])
    return list(District.objects.filter(pk__in=held.values("district")).order_by("name"))


def stand_ins_of(districts: Collection[District]) -> list[Delegation]:
    """Who stands in for these districts' coordinators, now and later. One query."""
    named = Delegation.objects.standing().filter(district__in=[district.pk for district in districts])
    return list(named.select_related("person", "district", "named_by").order_by("first", "pk"))


def could_stand_in(districts: Collection[District]) -> list[Membership]:
    """Everybody with a place in these districts who does not decide there by a role, by name. One query."""
    deciding = Membership.objects.filter(roles__role__in=CATALOGUE[Capability.DECIDE_REQUESTS])
    there = Membership.objects.current().filter(district__in=[district.pk for district in districts], user__is_active=True)
    rows = there.exclude(pk__in=deciding.values("pk")).select_related("user", "district")
    return list(rows.order_by("district__name", "user__last_name", "user__first_name", "pk"))
