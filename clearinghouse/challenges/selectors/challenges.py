"""Challenges, and who backs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.challenges.models import Backing, Challenge
from clearinghouse.districts.models import District
from clearinghouse.districts.policies import CATALOGUE, Capability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


@dataclass(frozen=True)
class Backers:
    """Who backs a challenge, and what the person who looks may do about it."""

    backings: list[Backing]
    mine: list[Backing]
    could: list[District]


def challenges_in_order(user: User | AnonymousUser | None) -> list[Challenge]:
    """All challenges that this person may see, by number. One query."""
    return list(Challenge.objects.visible_to(user).order_by("number"))


def ranked_challenges(user: User | AnonymousUser | None, *, most_backed_first: bool = False) -> list[Challenge]:
    """All challenges with `backers`, by number or the most backed first; equals stand in the order of their numbers. One query."""
    order = ["-backers", "number"] if most_backed_first else ["number"]
    return list(Challenge.objects.visible_to(user).with_backers().order_by(*order))


def backers_of(challenge: Challenge, user: User | AnonymousUser | None) -> Backers:
    """The districts that back it, first those that did first; and the districts for which this person may speak. At most two queries."""
    backings = list(
        Backing.objects.visible_to(user).filter(challenge=challenge).select_related("district").order_by("created_at", "pk")
    )
    spoken_for = districts_spoken_for(user)
    theirs = {district.pk for district in spoken_for}
    mine = [backing for backing in backings if backing.district_id in theirs]
    backed = {backing.district_id for backing in mine}
    return Backers(backings, mine, [district for district in spoken_for if district.pk not in backed])


def districts_spoken_for(user: User | AnonymousUser | None) -> Sequence[District]:
    """The belonging districts on whose behalf this person may back a challenge. One query for somebody signed in."""
    if user is None or not user.is_authenticated or not user.is_active:
        return []
    roles = CATALOGUE[Capability.BACK_CHALLENGES]
    places = user.memberships.current().filter(roles__role__in=roles).values("district")
    return list(District.objects.belonging().filter(pk__in=places).order_by("name"))
