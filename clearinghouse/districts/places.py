"""A person's places: read from the database in one query, and for a page that is only read, once however many parts of it ask.

A page is one moment: what its parts say of a person agrees. Whatever changes something, and whatever lives longer than a page (a socket, a task), asks anew.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F

from clearinghouse.core.models.standing import StandingQuery
from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import Membership

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.contrib.auth.models import AnonymousUser

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


Places = tuple[Place, ...]


def rows_of(user: int) -> MembershipQuerySet:
    """The rows of a person's places: a district that belongs with each role there, by name of the district."""
    current = Membership.objects.current().filter(user=user).select_related("district")
    return current.annotate(role=F("roles__role")).order_by("district__name", "role")


ROWS = StandingQuery(rows_of)
_of_this_page: ContextVar[dict[int, Places] | None] = ContextVar("places_of_this_page", default=None)


@contextmanager
def kept_for_a_page() -> Iterator[None]:
    """Until this ends each person's places are read once; nothing of it is there afterwards."""
    token = _of_this_page.set({})
    try:
        yield
    finally:
        _of_this_page.reset(token)


def places_of(user: User | AnonymousUser | None) -> Places:
    """The person's districts that belong now and their roles there, by name of the district. One query, none for a visitor."""
    if user is None or not user.is_authenticated or not user.is_active:
        return ()
    kept = _of_this_page.get()
    if kept is None:
        return read(user.pk)
    if user.pk not in kept:
        kept[user.pk] = read(user.pk)
    return kept[user.pk]


def read(user: int) -> Places:
    """The places as the database has them now. One query."""
    held: dict[int, tuple[District, list[Role]]] = {}
    rows: list[Any] = ROWS(user)
    for row in rows:
        _, roles = held.setdefault(row.district_id, (row.district, []))
        if row.role:
            roles.append(Role(row.role))
    return tuple(Place(district, tuple(roles)) for district, roles in held.values())
