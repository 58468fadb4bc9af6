"""The one catalogue of who may do what.

A capability is given by roles; a role is held in a district. Only roles in member and associate districts count.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import MembershipRole

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District


class Capability(StrEnum):
    """What a person may be able to do, in the words of the screens that ask."""

    CURATE_LIBRARY = "curate_library"
    SEE_STYLEGUIDE = "see_styleguide"
    INVITE_TO_DISTRICT = "invite_to_district"
    INVITE_TO_ANY_DISTRICT = "invite_to_any_district"
    EDIT_DISTRICT = "edit_district"
    EDIT_ANY_DISTRICT = "edit_any_district"
    SEE_OPERATIONS = "see_operations"


CATALOGUE: dict[Capability, frozenset[Role]] = {
    Capability.CURATE_LIBRARY: frozenset({Role.CURATOR, Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.SEE_STYLEGUIDE: frozenset({Role.CURATOR, Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.INVITE_TO_DISTRICT: frozenset({Role.DISTRICT_ADMINISTRATOR}),
    Capability.INVITE_TO_ANY_DISTRICT: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.EDIT_DISTRICT: frozenset({Role.DISTRICT_ADMINISTRATOR}),
    Capability.EDIT_ANY_DISTRICT: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.SEE_OPERATIONS: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
}


def roles_held(user: User | AnonymousUser, *, district: District | None = None) -> frozenset[Role]:
    """The roles this person holds now, in one district or in any."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    held = MembershipRole.objects.filter(membership__in=user.memberships.current())
    if district is not None:
        held = held.filter(membership__district=district)
    return frozenset(Role(role) for role in held.values_list("role", flat=True))


def can(user: User | AnonymousUser, capability: Capability, *, district: District | None = None) -> bool:
    """Whether the person may do this, in that district where one is named. Superusers may do everything."""
    if user.is_authenticated and user.is_active and user.is_superuser:
        return True
    return bool(roles_held(user, district=district) & CATALOGUE[capability])


def can_invite_to(user: User | AnonymousUser, district: District) -> bool:
    """District administrators invite to their own district, consortium administrators to each."""
    return can(user, Capability.INVITE_TO_ANY_DISTRICT) or can(user, Capability.INVITE_TO_DISTRICT, district=district)


def can_edit_district(user: User | AnonymousUser, district: District) -> bool:
    """District administrators keep their own district's facts, consortium administrators each district's."""
    return can(user, Capability.EDIT_ANY_DISTRICT) or can(user, Capability.EDIT_DISTRICT, district=district)
