"""What people say of posts in one word: counted for a page of posts at once, and by name for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from forums.enums import ReactionKind
from forums.models import Reaction

if TYPE_CHECKING:
    from collections.abc import Collection

    from clearinghouse.accounts.models import User
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


def counts_on(posts: Collection[Post], reader: Reader) -> dict[int, tuple[Counted, ...]]:
    """What is said of each of these posts in the order of the kinds, by the post's key; posts of which nothing is said are left out. One query.

    The posts are known to be read by the reader.
    """
    rows = Reaction.objects.standing().filter(post__in=[post.pk for post in posts]).order_by()
    sums = rows.values("post", "kind").annotate(all=Count("pk"), own=Count("pk", filter=Q(user=reader.user_id)))
    order, found = list(ReactionKind.values), dict[int, list[Counted]]()
    for row in sorted(sums, key=lambda row: order.index(row["kind"])):
        one = Counted(row["kind"], ReactionKind(row["kind"]).label, row["all"], row["own"] > 0)
        found.setdefault(row["post"], []).append(one)
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
