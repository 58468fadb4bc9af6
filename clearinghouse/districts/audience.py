"""Audience keys: the one translation between what a thing allows and what a person holds.

A thing carries one key, a person holds several; the thing is visible when the person holds its key. Lists, counts, feeds,
mail, sockets and the search index all compare these same keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from clearinghouse.districts.enums import Audience
from clearinghouse.districts.places import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

PUBLIC_KEY = "public"
MEMBERS_KEY = "members"


def district_key(district_id: int) -> str:
    """The key of what belongs to one district: `district:7`."""
    return f"district:{district_id}"


def audience_key(audience: str, district_id: int | None) -> str:
    """The key that a thing with this audience carries. A district audience without a district is shown to nobody."""
    if audience == Audience.DISTRICT:
        return district_key(district_id) if district_id else "nobody"
    return MEMBERS_KEY if audience == Audience.MEMBERS else PUBLIC_KEY


def audience_keys_of(user: User | AnonymousUser | None) -> frozenset[str]:
    """Every key this person holds now; a visitor holds only `public`."""
    return keys_with(place.district.pk for place in places_of(user))


def keys_with(districts: Iterable[int]) -> frozenset[str]:
    """Every key of somebody who belongs to these districts."""
    own = {district_key(pk) for pk in districts}
    return frozenset({PUBLIC_KEY, MEMBERS_KEY, *own} if own else {PUBLIC_KEY})


def visible_to(user: User | AnonymousUser | None) -> Q:
    """The condition on a model with `audience` and `district` fields that keeps the rows this person may see."""
    return visible_with(audience_keys_of(user))


def own_districts(keys: frozenset[str]) -> list[int]:
    """The districts whose keys are among these."""
    return [int(key.removeprefix("district:")) for key in keys if key.startswith("district:")]


def visible_with(keys: frozenset[str]) -> Q:
    """The same condition for whoever holds these keys."""
    condition = Q(audience=Audience.PUBLIC)
    if MEMBERS_KEY in keys:
        condition |= Q(audience=Audience.MEMBERS) | Q(audience=Audience.DISTRICT, district__in=own_districts(keys))
    return condition
