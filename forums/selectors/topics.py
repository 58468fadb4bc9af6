"""Topics: one, and which of a board a person reads."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Subquery

from clearinghouse.core.models.standing import StandingQuery
from forums.enums import AskedState
from forums.models import Asked, Board, Call, Draft, Post, Topic, TopicMark
from forums.readers import READERS_KEPT, Reader, asked_for

if TYPE_CHECKING:
    from forums.models.topic import TopicQuerySet


def topic_for(reader: Reader, pk: int) -> Topic | None:
    """The topic of this number where the person may read it, with its board. One query.

    It carries `is_tagged`, with terms of the library or not, `is_called`, put to the consortium, `is_asked`, put to this person who has not
    replied yet, `is_moderated` by them or not, `read_seq`, how far they have read (None: not at all), `level`, what they hear of it, and
    `has_draft`, whether they have begun a reply.
    """
    return asked_for(topic_of, reader, pk)


def topic_to_follow(reader: Reader, pk: int) -> Topic | None:
    """The same with its board and `is_moderated` alone, for an open page that asks what is new. One query."""
    return asked_for(followed_topic_of, reader, pk)


@lru_cache(READERS_KEPT)
def followed_topic_of(reader: Reader) -> StandingQuery[Topic]:
    """The query for a topic and its board, of all who hold what this reader holds."""
    moderated = Board.objects.moderated_by(reader).filter(pk=OuterRef("board"))
    found = Topic.objects.visible_with(reader).annotate(is_moderated=Exists(moderated)).select_related("board").order_by()
    return StandingQuery(lambda pk, person=None: found.filter(pk=pk))


@lru_cache(READERS_KEPT)
def topic_of(reader: Reader) -> StandingQuery[Topic]:
    """The query for a topic, of all who hold what this reader holds."""
    moderated = Board.objects.moderated_by(reader).filter(pk=OuterRef("board"))
    marks = TopicMark.objects.filter(user=reader.user_id, topic=OuterRef("pk"))
    # Looked for among what the person wrote since, as a long topic has many more posts than they have.
    replied = Post.objects.filter(author=OuterRef("user"), topic=OuterRef("topic"), created_at__gte=OuterRef("at"))
    asked = Asked.objects.filter(~Exists(replied), user=reader.user_id, topic=OuterRef("pk"), state=AskedState.ASKED)
    found = (
        Topic.objects.visible_with(reader)
        .annotate(
            is_tagged=Exists(Topic.tags.through.objects.filter(from_topic=OuterRef("pk"))),
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


def topics_on(board: Board | int, reader: Reader, *, is_moderator: bool, only: str = "", tag: int | None = None) -> TopicQuerySet:
    """The topics of a board that this person reads: pinned ones first, then the latest. `only` is "open" for questions without an answer.

    `tag` is a term of the library; without one all are found.
    """
    found = Topic.objects.of(board, reader, is_moderator=is_moderator)
    if tag is not None:
        found = found.filter(pk__in=Topic.tags.through.objects.filter(to_topic=tag).values("from_topic"))
    if only == "open":
        found = found.filter(kind="question", answer=None)
    return found.order_by("-is_pinned", "-last_posted_at", "-pk")
