"""Topics: one, and pages of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Exists, OuterRef, Subquery

from clearinghouse.core.models.standing import NUMBERS, StandingQuery
from clearinghouse.core.pagination import paginate
from forums.enums import AskedState, PostState, TopicKind
from forums.models import Asked, Board, BoardMark, Call, Draft, Post, Topic, TopicMark
from forums.models.topic import page_of, url_of
from forums.readers import READERS_KEPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser
    from django.core.paginator import Page

    from clearinghouse.accounts.models import User
    from forums.models.topic import TopicQuerySet
    from forums.readers import Reader

PAGE = 30


class Badge(NamedTuple):
    """A word for what kind of topic it is or how it stands."""

    label: str
    tone: str = ""


@dataclass(frozen=True)
class Listed:
    """A topic in a list, with its address: how much of it is new to the person, and where that begins."""

    topic: Topic
    address: str
    badges: list[Badge]
    is_new: bool = False
    new: int = 0
    new_url: str = ""


def topic_for(reader: Reader, pk: int) -> Topic | None:
    """The topic of this number where the person may read it, with its board. One query.

    It carries `is_called`, put to the consortium, `is_asked`, put to this person who has not replied yet, `is_moderated` by them or not,
    `read_seq`, how far they have read (None: not at all), `level`, what they hear of it, and `has_draft`, whether they have begun a reply.
    """
    return asked_for(topic_of, reader, pk)


def topic_to_follow(reader: Reader, pk: int) -> Topic | None:
    """The same with its board and `is_moderated` alone, for an open page that asks what is new. One query."""
    return asked_for(followed_topic_of, reader, pk)


def asked_for(query_of: Callable[[Reader], StandingQuery[Topic]], reader: Reader, pk: int) -> Topic | None:
    """The topic that such a query finds for this reader."""
    person = () if reader.user_id is None else (reader.user_id,)
    anybody = replace(reader, user_id=NUMBERS[1] if person else None)
    return next(iter(query_of(anybody)(pk, *person)), None)


@lru_cache(READERS_KEPT)
def followed_topic_of(reader: Reader) -> StandingQuery[Topic]:
    """The query for a topic and its board, of all who hold what this reader holds, as below."""
    moderated = Board.objects.moderated_by(reader).filter(pk=OuterRef("board"))
    found = Topic.objects.visible_with(reader).annotate(is_moderated=Exists(moderated)).select_related("board").order_by()
    return StandingQuery(lambda pk, person=None: found.filter(pk=pk))


@lru_cache(READERS_KEPT)
def topic_of(reader: Reader) -> StandingQuery[Topic]:
    """The query for a topic of all who hold what this reader holds: a stand-in is there for the person, whose number is its second value.

    What they hold stands in it, and who has come to hold something else gets another query.
    """
    moderated = Board.objects.moderated_by(reader).filter(pk=OuterRef("board"))
    marks = TopicMark.objects.filter(user=reader.user_id, topic=OuterRef("pk"))
    # Looked for among what the person wrote since, as a long topic has many more posts than they have.
    replied = Post.objects.filter(author=OuterRef("user"), topic=OuterRef("topic"), created_at__gte=OuterRef("at"))
    asked = Asked.objects.filter(~Exists(replied), user=reader.user_id, topic=OuterRef("pk"), state=AskedState.ASKED)
    found = (
        Topic.objects.visible_with(reader)
        .annotate(
            is_called=Exists(Call.objects.filter(topic=OuterRef("pk"))),
            is_asked=Exists(asked),
            is_moderated=Exists(moderated),
            read_seq=Subquery(marks.values("read_seq")),
            level=Subquery(marks.values("level")),
            has_draft=Exists(Draft.objects.filter(author=reader.user_id, topic=OuterRef("pk"))),
        )
        .select_related("board__district", "author", "answer__author")
        .order_by()
    )
    return StandingQuery(lambda pk, person=None: found.filter(pk=pk))


def topics_on(board: Board, reader: Reader, *, is_moderator: bool, only: str = "", tag: int | None = None) -> TopicQuerySet:
    """The topics of a board that this person reads: pinned ones first, then the latest. `only` is "open" for questions without an answer.

    `tag` is a term of the library; without one all are found.
    """
    found = Topic.objects.of(board, reader, is_moderator=is_moderator)
    if tag is not None:
        found = found.filter(pk__in=Topic.tags.through.objects.filter(to_topic=tag).values("from_topic"))
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
        return [Listed(topic, topic.get_absolute_url(), list(badges_of(topic))) for topic in topics]
    marks = {mark.topic_id: mark for mark in TopicMark.objects.filter(user=user, topic__in=topics)}
    return [row_of(topic, marks.get(topic.pk), floor or user.date_joined) for topic in topics]


def row_of(topic: Topic, mark: TopicMark | None, floor: datetime) -> Listed:
    """One row; how many posts are new is known where the person has read some."""
    read = mark.read_seq if mark else 0
    is_new = topic.is_shown and topic.shown_seq > read and topic.last_posted_at > floor and not (mark and mark.level == "mute")
    address, badges = topic.get_absolute_url(), list(badges_of(topic))
    if not (is_new and read):
        return Listed(topic, address, badges, is_new, 0, address)
    return Listed(topic, address, badges, is_new, topic.shown_seq - read, f"{url_of(topic, page_of(read + 1))}#post-{read + 1}")


def badges_of(topic: Topic) -> Iterator[Badge]:
    """What kind of topic it is and how it stands, in words."""
    if topic.state == PostState.WAITING:
        yield Badge("Waits for a moderator", "amber")
    elif not topic.is_shown:
        yield Badge(topic.get_state_display(), "bad")
    if topic.is_pinned:
        yield Badge("Stays on top")
    if topic.is_locked:
        yield Badge("Closed")
    if topic.is_question:
        yield Badge("Answered", "good") if topic.answer_id else Badge("Question")
    elif topic.kind == TopicKind.ANNOUNCEMENT:
        yield Badge("Announcement")
