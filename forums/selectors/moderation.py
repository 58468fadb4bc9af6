"""What moderators look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q

from forums.enums import PostState
from forums.models import Board, Flag, Post, Topic
from forums.models.topic import PAGE

if TYPE_CHECKING:
    from forums.models.post import PostQuerySet
    from forums.readers import Reader


@dataclass(frozen=True)
class Duty:
    """Whether a person moderates anything, and how much of it waits."""

    moderates: bool
    waiting: int


def queue_for(reader: Reader) -> PostQuerySet:
    """The posts that wait for this person: not read yet, or reported; the oldest first. With their reports in one more query."""
    reports = Flag.objects.waiting().select_related("reporter").order_by("created_at")
    reported = Exists(Flag.objects.waiting().filter(post=OuterRef("pk")))
    waiting = Post.objects.filter(
        Q(state=PostState.WAITING) | reported, topic__board__in=Board.objects.moderated_by(reader).values("pk")
    )
    found: PostQuerySet = waiting.select_related("topic__board", "author", "district").order_by("created_at", "pk")
    return found.prefetch_related(Prefetch("flags", reports, to_attr="reports"))


def duty_of(reader: Reader) -> Duty:
    """What the list of boards says to those who moderate any. Two queries, for a visitor none."""
    if not Board.objects.moderated_by(reader).exists():
        return Duty(moderates=False, waiting=0)
    return Duty(moderates=True, waiting=queue_for(reader).count())


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


def boards_to_move_to(reader: Reader) -> list[Board]:
    """The boards that this person moderates. One query."""
    return list(Board.objects.moderated_by(reader).order_by("position", "name"))
