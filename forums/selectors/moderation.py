"""What moderators look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from forums.enums import FlagReason, PostState
from forums.models import Appeal, Board, Claim, Flag, HandOverNote, Post, Topic
from forums.models.topic import PAGE

if TYPE_CHECKING:
    from forums.models.post import PostQuerySet
    from forums.readers import Reader

NEW, REPORTED, APPEALED = "new", "reported", "appealed"


@dataclass(frozen=True)
class Duty:
    """Whether a person moderates anything, and how much of it waits."""

    moderates: bool
    waiting: int


@dataclass(frozen=True)
class Wanted:
    """Which part of the queue is asked for; empty for all of it. `whose` is "mine" or "free", `kind` one of the three above."""

    board: int | None = None
    reason: str = ""
    whose: str = ""
    kind: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        return self != Wanted()


def queue_for(reader: Reader, wanted: Wanted | None = None) -> PostQuerySet:
    """The posts that wait for this person: not read yet, or reported. What may tell of a student comes first, then what waits longest.

    Each has `waits_since`, `is_urgent` and `last_note`, its live claim in `claims`, its reports in `reports`. Three queries.
    """
    waiting = Flag.objects.waiting().filter(post=OuterRef("pk")).order_by("created_at")
    here: Any = narrowed(waiting_posts(reader), reader, wanted or Wanted())
    found: PostQuerySet = here.annotate(
        waits_since=Coalesce(Subquery(waiting.values("created_at")[:1]), "edited_at", "created_at"),
        is_urgent=Case(
            When(Exists(waiting.filter(reason=FlagReason.STUDENT)), then=True), default=False, output_field=BooleanField()
        ),
        last_note=Subquery(HandOverNote.objects.filter(post=OuterRef("pk")).order_by("-created_at", "-pk").values("text")[:1]),
    ).order_by("-is_urgent", "waits_since", "pk")
    reports = Flag.objects.waiting().select_related("reporter").order_by("created_at")
    claims = Claim.objects.live().select_related("moderator")
    rows: PostQuerySet = found.select_related("topic__board__district", "author", "district").prefetch_related(
        Prefetch("flags", reports, to_attr="reports"), Prefetch("claim", claims)
    )
    return rows


def waiting_posts(reader: Reader) -> PostQuerySet:
    """The posts on boards of theirs that wait for a moderator. What its author has deleted waits only to be closed."""
    reported = Exists(Flag.objects.waiting().filter(post=OuterRef("pk")))
    moderated = Board.objects.moderated_by(reader).values("pk")
    found: PostQuerySet = Post.objects.filter(Q(state=PostState.WAITING) | reported, topic__board__in=moderated)
    return found


def narrowed(posts: PostQuerySet, reader: Reader, wanted: Wanted) -> PostQuerySet:
    """Those of these posts that are asked for."""
    flags = Flag.objects.waiting().filter(post=OuterRef("pk"))
    held = Claim.objects.filter(post=OuterRef("pk"), until__gt=timezone.now())
    if wanted.board is not None:
        posts = posts.filter(topic__board=wanted.board)
    if wanted.reason:
        posts = posts.filter(Exists(flags.filter(reason=wanted.reason)))
    if wanted.kind == NEW:
        posts = posts.filter(state=PostState.WAITING)
    elif wanted.kind == REPORTED:
        posts = posts.filter(Exists(flags))
    elif wanted.kind:
        return posts.none()
    if wanted.whose:
        posts = posts.filter(Exists(held.filter(moderator=reader.user_id)) if wanted.whose == "mine" else ~Exists(held))
    return posts


def duty_of(reader: Reader) -> Duty:
    """What the list of boards says to those who moderate any: posts, and appeals that they may decide. Three queries, for a visitor none."""
    if not moderates(reader):
        return Duty(moderates=False, waiting=0)
    return Duty(moderates=True, waiting=waiting_posts(reader).count() + Appeal.objects.to_be_decided_by(reader).count())


def moderates(reader: Reader) -> bool:
    """Whether there is any board that this person moderates. One query, for a visitor none."""
    return Board.objects.moderated_by(reader).exists()


def reports_on(post: Post) -> list[Flag]:
    """What was reported of a post, with who reported it and what became of it. One query."""
    return list(Flag.objects.filter(post=post).select_related("reporter").order_by("created_at"))


def topic_to_merge_into(reader: Reader, pk: int) -> Topic | None:
    """The topic of this number, where this person moderates its board. One query."""
    here = Topic.objects.visible_with(reader).filter(board__in=Board.objects.moderated_by(reader).values("pk"))
    return here.select_related("board").filter(id=pk).first()


def posts_to_split_off(topic: Topic, page: int) -> list[Post]:
    """The posts of one page that may go to a topic of their own: all but the topic's first. One query."""
    here = topic.posts.filter(seq__gt=max(1, (page - 1) * PAGE), seq__lte=page * PAGE)
    return list(here.select_related("author").order_by("seq"))


def notes_on(post: Post) -> list[HandOverNote]:
    """What moderators told each other about a post, the oldest first. One query."""
    return list(HandOverNote.objects.filter(post=post).select_related("author"))


def claim_on(post: Post) -> Claim | None:
    """Who is on it now. One query."""
    return Claim.objects.live().filter(post=post).select_related("moderator").first()


def standing_of(post: Post) -> str:
    """How a post stands for whoever decides: a decision that was made on another standing is not meant for this one. One query."""
    return f"{post.state}:{Flag.objects.waiting().filter(post=post).count()}"


def boards_to_move_to(reader: Reader) -> list[Board]:
    """The boards that this person moderates. One query."""
    return list(Board.objects.moderated_by(reader).order_by("position", "name"))
