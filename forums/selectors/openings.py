"""Closed boards that an administrator of the consortium has opened for a while, and what is read there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.urls import Resolver404, resolve

from forums.enums import COMMON
from forums.models import Board, BoardOpening, Post, Topic
from forums.readers import reader_of

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from forums.models.post import PostQuerySet
    from forums.models.topic import TopicQuerySet

PATH = re.compile(r"^(?:https?://[^/]+)?(/forums/[^?#\s]+)")


def closed_board_at(address: str) -> Board | None:
    """The board of a district to which an address leads: the board's own, or that of a topic or post on it. Two queries at most."""
    path = PATH.match(address.strip())
    try:
        found = resolve(path[1] if path[1].endswith("/") else f"{path[1]}/") if path else None
    except Resolver404:
        return None
    closed = Board.objects.exclude(audience__in=COMMON).select_related("district")
    if found is None or found.namespace != "forums":
        return None
    if "slug" in found.kwargs:
        return closed.filter(slug=found.kwargs["slug"]).first()
    rows = {"topics": "topics__id", "posts": "topics__posts__id"}
    lookup = rows.get(path[1].split("/")[2]) if path else None
    return closed.filter(**{lookup: found.kwargs["pk"]}).first() if lookup and "pk" in found.kwargs else None


def own_openings(user: User) -> list[BoardOpening]:
    """What this person has open now. One query."""
    return list(BoardOpening.objects.live().filter(person=user).select_related("board__district"))


def openings_of(board: Board) -> list[BoardOpening]:
    """What the moderators of a board are shown: who has it open, and who had, the latest first. One query."""
    return list(BoardOpening.objects.filter(board=board).select_related("person", "ended_by")[:10])


def opening_for(user: User, pk: int) -> BoardOpening | None:
    """The opening of this number while it lasts, for whoever opened it, as long as they may open boards at all. Two queries."""
    found = BoardOpening.objects.live().select_related("board__district").filter(person=user, id=pk).first()
    return found if found is not None and reader_of(user).opens_closed_boards else None


def opened_topics(opening: BoardOpening) -> TopicQuerySet:
    """The topics on an opened board, as its members see them."""
    found: TopicQuerySet = (
        Topic.objects.shown().filter(board=opening.board).select_related("author").order_by("-last_posted_at", "-pk")
    )
    return found


def opened_topic(opening: BoardOpening, pk: int) -> Topic | None:
    """A topic on an opened board. One query."""
    return opened_topics(opening).filter(id=pk).first()


def opened_posts(topic: Topic) -> PostQuerySet:
    """What is shown in a topic of an opened board."""
    found: PostQuerySet = Post.objects.shown().filter(topic=topic).select_related("author", "district").order_by("seq")
    return found
