"""Topics: one, and pages of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Subquery

from clearinghouse.core.pagination import paginate
from forums.enums import PostState
from forums.models import Board, BoardMark, Topic, TopicMark
from forums.models.topic import page_of, url_of

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser
    from django.core.paginator import Page

    from clearinghouse.accounts.models import User
    from forums.models.topic import TopicQuerySet
    from forums.readers import Reader

PAGE = 30


@dataclass(frozen=True)
class Listed:
    """A topic in a list: how much of it is new to the person, and where that begins."""

    topic: Topic
    is_new: bool
    new: int
    new_url: str


def topic_for(reader: Reader, pk: int) -> Topic | None:
    """The topic of this number where the person may read it, with its board. One query.

    It carries `is_moderated` by them or not, `read_seq`, how far they have read (None: not at all), and `level`, what they hear of it.
    """
    moderated = Board.objects.moderated_by(reader).filter(pk=OuterRef("board"))
    marks = TopicMark.objects.filter(user=reader.user_id, topic=OuterRef("pk"))
    # Asked by the number's own column: one that no column can hold is then simply not found.
    found = (
        Topic.objects.visible_with(reader)
        .filter(id=pk)
        .annotate(
            is_moderated=Exists(moderated), read_seq=Subquery(marks.values("read_seq")), level=Subquery(marks.values("level"))
        )
    )
    return found.select_related("board__district", "author", "answer__author").first()


def topics_on(board: Board, reader: Reader, *, is_moderator: bool, only: str = "") -> TopicQuerySet:
    """The topics of a board that this person reads: pinned ones first, then the latest. `only` is "open" for questions without an answer."""
    found: TopicQuerySet = board.topics.all()
    if not is_moderator:
        found = Topic.objects.visible_with(reader).filter(board=board) if reader.user_id else found.filter(state=PostState.SHOWN)
    if only == "open":
        found = found.filter(kind="question", answer=None)
    return found.order_by("-is_pinned", "-last_posted_at", "-pk")


def page_of_topics(
    topics: TopicQuerySet, user: User | AnonymousUser, number: str | None, *, mark: BoardMark | None = None
) -> tuple[Page[Any], list[Listed]]:
    """One page of a board's topics, on which the person has this mark. Numbers first, rows after: twenty thousand topics cost what thirty do.

    Four queries for a member, three for a visitor.
    """
    page = paginate(topics.values_list("pk", flat=True), number, size=PAGE)
    pks = list(page.object_list)
    rows = Topic.objects.select_related("author", "last_author", "board").in_bulk(pks)
    return page, listed([rows[pk] for pk in pks if pk in rows], user, floor=mark.read_until if mark else None)


def listed(topics: list[Topic], user: User | AnonymousUser, *, floor: datetime | None) -> list[Listed]:
    """These topics with what is new to this person since `floor`, or since they joined. One query, none for a visitor."""
    if not user.is_authenticated:
        return [Listed(topic, is_new=False, new=0, new_url="") for topic in topics]
    marks = {mark.topic_id: mark for mark in TopicMark.objects.filter(user=user, topic__in=topics)}
    return [row_of(topic, marks.get(topic.pk), floor or user.date_joined) for topic in topics]


def row_of(topic: Topic, mark: TopicMark | None, floor: datetime) -> Listed:
    """One row; how many posts are new is known where the person has read some."""
    read = mark.read_seq if mark else 0
    is_new = topic.is_shown and topic.shown_seq > read and topic.last_posted_at > floor and not (mark and mark.level == "mute")
    url = f"{url_of(topic, page_of(read + 1))}#post-{read + 1}" if is_new and read else topic.get_absolute_url()
    return Listed(topic, is_new, topic.shown_seq - read if is_new and read else 0, url)
