"""What people say of posts in one word: counted for a page of posts at once, and by name for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from clearinghouse.core.models.standing import StandingList
from forums.enums import ReactionKind
from forums.models import Reaction

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User
    from clearinghouse.core.models.standing import Asked
    from forums.models import Post
    from forums.readers import Reader


@dataclass(frozen=True)
class Counted:
    """How many people say this of a post, and whether the reader is one of them."""

    kind: str
    label: str
    count: int
    is_own: bool


@dataclass(frozen=True)
class Said:
    """Who says this of a post."""

    label: str
    people: list[User]


def counting(posts: Sequence[int], reader: int) -> QuerySet[Any]:
    """Post, kind, how many say so, and how many of them are the reader."""
    said = Reaction.objects.standing().filter(post__in=posts).order_by().values("post", "kind")
    return said.annotate(all=Count("pk"), own=Count("pk", filter=Q(user=reader))).values_list("post", "kind", "all", "own")


COUNTS = StandingList(counting, others=1)


def counts_on(posts: Collection[Post], reader: Reader) -> Asked:
    """The query for what is said of each of these posts, which are known to be read by the reader; its rows are for `counts_from`."""
    return COUNTS.of([post.pk for post in posts], reader.user_id or 0)


def counts_from(rows: list[tuple[int, str, int, int]]) -> dict[int, tuple[Counted, ...]]:
    """What is said of posts in the order of the kinds, by the post's key; posts of which nothing is said are left out."""
    order, found = list(ReactionKind.values), dict[int, list[Counted]]()
    for post, kind, number, own in sorted(rows, key=lambda row: order.index(row[1])):
        found.setdefault(post, []).append(Counted(kind, ReactionKind(kind).label, number, own > 0))
    return {pk: tuple(counted) for pk, counted in found.items()}


def offered(counted: tuple[Counted, ...]) -> tuple[Counted, ...]:
    """Every kind, those included of which there is none yet."""
    known = {one.kind: one for one in counted}
    return tuple(known.get(kind.value) or Counted(kind.value, kind.label, 0, is_own=False) for kind in ReactionKind)


def people_on(post: Post) -> list[Said]:
    """Who says what of a post that the reader is known to read, in the order in which they said it. One query."""
    rows = list(Reaction.objects.standing().filter(post=post).select_related("user").order_by("changed_at", "pk"))
    found = [Said(kind.label, [row.user for row in rows if row.kind == kind]) for kind in ReactionKind]
    return [said for said in found if said.people]
