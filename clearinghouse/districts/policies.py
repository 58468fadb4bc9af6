"""The one catalogue of who may do what.

A capability is given by roles; a role is held in a district. Only roles in member and associate districts count.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Q

from clearinghouse.districts.enums import CONSORTIUM_ROLES, Role
from clearinghouse.districts.models import Delegation
from clearinghouse.districts.places import places_of

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
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ANY_PEOPLE = "manage_any_people"
    GRANT_CONSORTIUM_ROLES = "grant_consortium_roles"
    EDIT_DISTRICT = "edit_district"
    EDIT_ANY_DISTRICT = "edit_any_district"
    SEE_EVERY_DISTRICT = "see_every_district"
    SEE_OPERATIONS = "see_operations"
    KEEP_CHALLENGES = "keep_challenges"
    BACK_CHALLENGES = "back_challenges"
    REVIEW_APPLICATIONS = "review_applications"
    ANSWER_MESSAGES = "answer_messages"
    RUN_EVENTS = "run_events"
    RUN_ANY_EVENTS = "run_any_events"
    DECIDE_REQUESTS = "decide_requests"
    KEEP_NOTES = "keep_notes"
    SPEAK_FOR_DISTRICT = "speak_for_district"
    MODERATE_FORUMS = "moderate_forums"
    KEEP_BOARDS = "keep_boards"
    KEEP_OWN_BOARDS = "keep_own_boards"
    OPEN_CLOSED_BOARDS = "open_closed_boards"


CATALOGUE: dict[Capability, frozenset[Role]] = {
    Capability.CURATE_LIBRARY: frozenset({Role.CURATOR, Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.SEE_STYLEGUIDE: frozenset({Role.CURATOR, Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.INVITE_TO_DISTRICT: frozenset({Role.DISTRICT_ADMINISTRATOR}),
    Capability.INVITE_TO_ANY_DISTRICT: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.MANAGE_PEOPLE: frozenset({Role.DISTRICT_ADMINISTRATOR}),
    Capability.MANAGE_ANY_PEOPLE: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.GRANT_CONSORTIUM_ROLES: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.EDIT_DISTRICT: frozenset({Role.DISTRICT_ADMINISTRATOR}),
    Capability.EDIT_ANY_DISTRICT: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.SEE_EVERY_DISTRICT: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.SEE_OPERATIONS: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.KEEP_CHALLENGES: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.BACK_CHALLENGES: frozenset({Role.DISTRICT_ADMINISTRATOR}),
    Capability.REVIEW_APPLICATIONS: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.ANSWER_MESSAGES: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.RUN_EVENTS: frozenset({Role.PD_COORDINATOR, Role.DISTRICT_ADMINISTRATOR}),
    Capability.RUN_ANY_EVENTS: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.DECIDE_REQUESTS: frozenset({Role.PD_COORDINATOR, Role.DISTRICT_ADMINISTRATOR}),
    Capability.KEEP_NOTES: frozenset({Role.MODERATOR, Role.CURATOR, Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.SPEAK_FOR_DISTRICT: frozenset({Role.DISTRICT_ADMINISTRATOR}),
    Capability.MODERATE_FORUMS: frozenset({Role.MODERATOR, Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.KEEP_BOARDS: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
    Capability.KEEP_OWN_BOARDS: frozenset({Role.DISTRICT_ADMINISTRATOR}),
    Capability.OPEN_CLOSED_BOARDS: frozenset({Role.CONSORTIUM_ADMINISTRATOR}),
}


def roles_held(user: User | AnonymousUser, *, district: District | None = None) -> frozenset[Role]:
    """The roles this person holds now, in one district or in any. Asked anew but on one page: sockets live long, roles may end."""
    return frozenset(role for place, role in places_and_roles(user) if district is None or place == district.pk)


def places_and_roles(user: User | AnonymousUser) -> frozenset[tuple[int, Role]]:
    """Each role this person holds now, with the district it is held in. One query, none where the page has asked before."""
    return frozenset((place.district.pk, role) for place in places_of(user) for role in place.roles)


def can(user: User | AnonymousUser, capability: Capability, *, district: District | None = None) -> bool:
    """Whether the person may do this, in that district where one is named. Superusers may do everything."""
    if user.is_authenticated and user.is_active and user.is_superuser:
        return True
    return bool(roles_held(user, district=district) & CATALOGUE[capability])


def can_there(user: User | AnonymousUser, own: Capability, every: Capability, district: District) -> bool:
    """Whether the person may do in this district what some may in their own and some in every one; one query."""
    if user.is_authenticated and user.is_active and user.is_superuser:
        return True
    held = places_and_roles(user)
    return any(role in CATALOGUE[every] or (place == district.pk and role in CATALOGUE[own]) for place, role in held)


def can_invite_to(user: User | AnonymousUser, district: District) -> bool:
    """District administrators invite to their own district, consortium administrators to each that belongs."""
    return district.belongs and can_there(user, Capability.INVITE_TO_DISTRICT, Capability.INVITE_TO_ANY_DISTRICT, district)


def can_edit_district(user: User | AnonymousUser, district: District) -> bool:
    """District administrators keep their own district's facts, consortium administrators each district's."""
    return can_there(user, Capability.EDIT_DISTRICT, Capability.EDIT_ANY_DISTRICT, district)


def can_manage_people(user: User | AnonymousUser, district: District) -> bool:
    """District administrators see and change who holds what in their own district, consortium administrators in each."""
    return can_there(user, Capability.MANAGE_PEOPLE, Capability.MANAGE_ANY_PEOPLE, district)


def roles_grantable(user: User | AnonymousUser, district: District) -> frozenset[Role]:
    """The roles that this person may give and take there. Those for the whole consortium are not a district's to give."""
    if can(user, Capability.GRANT_CONSORTIUM_ROLES):
        return frozenset(Role)
    return frozenset(Role) - CONSORTIUM_ROLES if can_manage_people(user, district) else frozenset()


def can_back_challenges(user: User | AnonymousUser, district: District) -> bool:
    """District administrators speak for their own district, and nobody for another's."""
    return district.belongs and bool(roles_held(user, district=district) & CATALOGUE[Capability.BACK_CHALLENGES])


def belongs_to(user: User | AnonymousUser, district: District) -> bool:
    """Whether the person has a place in this belonging district now."""
    return any(place.district.pk == district.pk for place in places_of(user))


def can_propose_resources(user: User | AnonymousUser) -> bool:
    """Anybody with a place in a district that belongs proposes what the library should hold."""
    return is_member(user)


def can_judge(user: User | AnonymousUser, *, proposed_by: int | None) -> bool:
    """Those who curate judge what others propose; nobody judges their own proposal."""
    return can(user, Capability.CURATE_LIBRARY) and (proposed_by is None or user.pk != proposed_by)


def can_see_people(user: User | AnonymousUser) -> bool:
    """Names and addresses in the districts are for members of the consortium."""
    return user.is_authenticated and user.is_active and (user.is_superuser or is_member(user))


def can_run_events(user: User | AnonymousUser, district: District) -> bool:
    """PD coordinators and administrators run their own district's events, consortium administrators each district's that belongs."""
    return district.belongs and can_there(user, Capability.RUN_EVENTS, Capability.RUN_ANY_EVENTS, district)


def coordinates(user: User | AnonymousUser, district: District) -> bool:
    """Whether a role of theirs in this district lets them decide on its people's requests; who stands in for a while has none."""
    return district.belongs and bool(roles_held(user, district=district) & CATALOGUE[Capability.DECIDE_REQUESTS])


def can_decide_requests(user: User | AnonymousUser, district: District) -> bool:
    """Only the own district's coordinators and administrators, and whom they named for these days, decide about its people's time.

    Nobody does it for another district. One query, two for whoever holds no such role there.
    """
    return coordinates(user, district) or (
        district.belongs
        and user.is_authenticated
        and user.is_active
        and Delegation.objects.for_person(user).filter(district=district).exists()
    )


def decided_by(user: User) -> Q:
    """The condition on rows with a `district` that keeps those of districts on whose requests this person decides today."""
    held = user.memberships.current().filter(roles__role__in=CATALOGUE[Capability.DECIDE_REQUESTS])
    return Q(district__in=held.values("district")) | Q(district__in=Delegation.objects.for_person(user).values("district"))


def decides_somewhere(user: User | AnonymousUser) -> bool:
    """Whether they decide on the requests of any district today."""
    if roles_held(user) & CATALOGUE[Capability.DECIDE_REQUESTS]:
        return True
    return user.is_authenticated and user.is_active and Delegation.objects.for_person(user).exists()


def is_member(user: User | AnonymousUser) -> bool:
    """Whether the person has a place in any district that belongs. Superusers without one speak for nobody."""
    return bool(places_of(user))


def can_speak_for(user: User | AnonymousUser, district: District, *, author_id: int | None) -> bool:
    """Whether the person may change what is said there in the district's name: whoever wrote it, while they belong there, and its administrators."""
    if user.pk is not None and user.pk == author_id and belongs_to(user, district):
        return True
    return district.belongs and bool(roles_held(user, district=district) & CATALOGUE[Capability.SPEAK_FOR_DISTRICT])
