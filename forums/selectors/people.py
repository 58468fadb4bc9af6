"""Who writes, and whom they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, Value
from django.db.models.functions import Concat, Lower

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import BELONGING_KINDS
from clearinghouse.districts.models import District
from clearinghouse.districts.policies import CATALOGUE, Capability
from clearinghouse.districts.standing import standing_of
from forums.enums import COMMON, BoardAudience

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from forums.models import Board

# A name after an @: two to four words, each beginning as names do.
NAMED = re.compile(r"(?<![\w@])@((?:[^\W\d_][\w’'-]*)(?: [^\W\d_][\w’'.-]*){1,3})")
MOST_NAMED = 10


@dataclass(frozen=True)
class Stand:
    """Where a person stands as they write: their district and what they do there."""

    district: District | None
    role_words: str


def place_of(author: User, board: Board) -> Stand:
    """The place in whose name nobody but they themselves speak: in the board's own district where they have one there. One query."""
    places = standing_of(author).places
    own = [place for place in places if place.district.pk == board.district_id]
    place = next(iter([*own, *places]), None)
    return Stand(place.district, place.role_words[:120]) if place else Stand(None, "")


def readers_of(board: Board) -> QuerySet[User]:
    """The active people who read this board now as members of districts. Whoever only oversees it is not among them."""
    places = Q(memberships__ended_at=None, memberships__district__kind__in=BELONGING_KINDS)
    if board.audience == BoardAudience.DISTRICT:
        places &= Q(memberships__district=board.district_id)
    elif board.audience == BoardAudience.DISTRICTS:
        places &= Q(memberships__district__in=board.districts.values("pk"))
    elif board.audience == BoardAudience.ROLE:
        places &= Q(memberships__roles__role=board.role)
    return User.objects.filter(places, is_active=True).distinct()


def candidates_in(text: str) -> list[str]:
    """What could be a name after an @, longest first: `@Rosa Tiller says` may mean Rosa Tiller. The first few only."""
    found: list[str] = []
    for match in list(NAMED.finditer(text))[:MOST_NAMED]:
        words = match[1].rstrip(".").split(" ")
        found += [" ".join(words[:count]).rstrip(".") for count in range(len(words), 1, -1)]
    return list(dict.fromkeys(found))


def named_in(text: str, *, board: Board) -> Mapping[str, list[int]]:
    """The people that a text names as `@First Last` and that read this board, by the name as written. One query at most.

    A name that nobody bears, and that of somebody who may not read this, look the same.
    """
    wanted = candidates_in(text)
    if not wanted:
        return {}
    full = Lower(Concat("first_name", Value(" "), "last_name"))
    rows = readers_of(board).annotate(full=full).filter(full__in=[name.lower() for name in wanted]).values_list("full", "pk")
    known: dict[str, list[int]] = {}
    for name, pk in rows:
        known.setdefault(name, []).append(pk)
    return {name: known[name.lower()] for name in wanted if name.lower() in known}


def moderators_of(board: Board) -> list[User]:
    """The active people who moderate this board now: whom it names, the consortium's moderators or the district's administrators. One query."""
    return list(moderating(board))


def moderating(board: Board) -> QuerySet[User]:
    """The same, to ask more of."""
    held = Q(memberships__ended_at=None, memberships__district__kind__in=BELONGING_KINDS)
    if board.audience in COMMON:
        held &= Q(memberships__roles__role__in=CATALOGUE[Capability.MODERATE_FORUMS])
    else:
        own = Q(memberships__district=board.district_id) | Q(memberships__district__in=board.districts.values("pk"))
        held &= own & Q(memberships__roles__role__in=CATALOGUE[Capability.KEEP_OWN_BOARDS])
    named = Q(pk__in=board.moderators.values("pk")) & Q(pk__in=readers_of(board).values("pk"))
    return User.objects.filter(held | named, is_active=True).distinct()


def overseers() -> list[User]:
    """The active people who moderate all boards of the consortium by their role, by name. One query."""
    return keepers_of(None)


def keepers_of(district_id: int | None) -> list[User]:
    """Those who keep the record of a district's boards, or of the consortium's (None), by name. One query."""
    held = Q(memberships__ended_at=None, memberships__district__kind__in=BELONGING_KINDS)
    if district_id is None:
        held &= Q(memberships__roles__role__in=CATALOGUE[Capability.MODERATE_FORUMS])
    else:
        held &= Q(memberships__district=district_id, memberships__roles__role__in=CATALOGUE[Capability.KEEP_OWN_BOARDS])
    return list(User.objects.filter(held, is_active=True).order_by("last_name", "first_name", "pk").distinct())
