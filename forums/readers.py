"""Who reads: one person's places and roles as they are now, and where they are silenced, read once in one query. For one page: what lives longer asks anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import FilteredRelation, Q
from django.utils import timezone

from clearinghouse.core.models.standing import NUMBERS, StandingQuery
from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import Membership
from clearinghouse.districts.places import places_of
from clearinghouse.districts.policies import CATALOGUE, Capability
from forums.enums import DecisionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import Model, QuerySet

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.places import Place

M = TypeVar("M", bound="Model")


@dataclass(frozen=True)
class Reader:
    """A person before the boards. `places` holds each district with each role there, and None for the place itself.

    `silenced` holds the districts on whose own boards they may write nothing now, and None for the consortium's boards.
    """

    user_id: int | None = None
    places: frozenset[tuple[int, Role | None]] = frozenset()
    is_superuser: bool = False
    silenced: frozenset[int | None] = frozenset()

    @property
    def person(self) -> tuple[int, ...]:
        """Their number as a standing query takes it; a visitor has none."""
        return () if self.user_id is None else (self.user_id,)

    @property
    def districts(self) -> frozenset[int]:
        """The districts they belong to."""
        return frozenset(district for district, _ in self.places)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles they hold anywhere."""
        return frozenset(role for _, role in self.places if role)

    @property
    def is_member(self) -> bool:
        """Whether they belong to any district that belongs. A superuser without a place speaks for nobody."""
        return bool(self.places)

    @property
    def oversees(self) -> bool:
        """Whether they read and moderate every board of the consortium; the boards of districts are not among them."""
        return self.is_superuser or bool(self.roles & CATALOGUE[Capability.MODERATE_FORUMS])

    @property
    def keeps_boards(self) -> bool:
        """Whether they make and change the consortium's boards."""
        return self.is_superuser or bool(self.roles & CATALOGUE[Capability.KEEP_BOARDS])

    @property
    def opens_closed_boards(self) -> bool:
        """Whether they may open a district's closed board to read it for a while, which tells its district."""
        return self.is_superuser or bool(self.roles & CATALOGUE[Capability.OPEN_CLOSED_BOARDS])

    @property
    def administers(self) -> frozenset[int]:
        """The districts whose own boards they keep and moderate."""
        held = CATALOGUE[Capability.KEEP_OWN_BOARDS]
        return frozenset(district for district, role in self.places if role in held)


VISITOR = Reader()
# Whoever looks at topics looks at several: each process keeps the queries of so many readers, as building one takes ten times as long as asking it.
READERS_KEPT = 128
ANYBODY = NUMBERS[1]
# A row for each role and each silence that nobody ended; whether its time is up is asked of the clock, which a query that stands does not read.
HELD = Q(user__forum_decisions__kind=DecisionKind.SILENCED, user__forum_decisions__ended_at=None)


def held_by(user: int) -> QuerySet[Any]:
    """Their places: district, role, and until when and on whose boards they are silenced, in as many rows as there are of these."""
    held = FilteredRelation("user__forum_decisions", condition=HELD)
    rows: QuerySet[Any] = Membership.objects.current().filter(user=user).alias(held=held)
    return rows.values_list("district", "roles__role", "held__until", "held__district")


PLACES = StandingQuery(held_by)


def asked_for(query_of: Callable[[Reader], StandingQuery[M]], reader: Reader, value: int | str) -> M | None:
    """The first row that such a query finds for this reader: one is kept for all who hold the same, in which ANYBODY stands for the person.

    What they hold stands in the query, and who has come to hold something else gets another. It takes the value, then a member's number.
    """
    anybody = replace(reader, user_id=ANYBODY if reader.person else None, silenced=frozenset())
    return next(iter(query_of(anybody)(value, *reader.person)), None)


def reads_as(user: User | AnonymousUser | None) -> Reader:
    """The person for whoever asks only what they read: of silences nothing is known. One query, none for a visitor and where the page knows their places."""
    if user is None or not user.is_authenticated or not user.is_active:
        return VISITOR
    return reader_with(user, places_of(user))


def reader_with(user: User, held: Iterable[Place]) -> Reader:
    """The same of places that are known. No query."""
    places = {(place.district.pk, role) for place in held for role in place.roles or (None,)}
    return Reader(user.pk, frozenset(places), user.is_superuser)


def reader_of(user: User | AnonymousUser | None) -> Reader:
    """The person with their places now; a visitor without a query, anybody else in one."""
    if user is None or not user.is_authenticated or not user.is_active:
        return VISITOR
    rows: list[Any] = PLACES(user.pk)
    places = {(district, Role(role) if role else None) for district, role, *_ in rows}
    now = timezone.now()
    silenced = {district for *_, until, district in rows if until and until > now}
    return Reader(user.pk, frozenset(places), user.is_superuser, frozenset(silenced))
