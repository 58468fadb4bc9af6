"""Topics of the forums with all that is shown in them, for those who read their board."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clearinghouse.districts.audience import audience_key
from clearinghouse.districts.enums import Audience
from forums.markup import plain
from forums.models import Board, Topic
from search.documents.base import SearchDocument, Value, term_values

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from forums.models.topic import TopicQuerySet
    from forums.readers import Reader

LONGEST_BODY = 60_000
LONGEST_SUMMARY = 300
BOARD = "board"


class ForumTopicDocuments:
    """How topics stand in the index."""

    name = "forum_topic"
    label = "Forum topic"
    page_types = ()

    def audiences(self) -> dict[str, str]:
        """Every shown topic."""
        rows = indexed().values_list("pk", "board", "board__audience", "board__district")
        return {str(pk): key_of(board, audience, district) for pk, board, audience, district in rows}

    def visible_ids(self, user: User | AnonymousUser | None, object_ids: Iterable[str]) -> set[str]:
        """Those that this person may read now."""
        visible = indexed().visible_to(user).filter(pk__in=list(object_ids))
        return {str(pk) for pk in visible.values_list("pk", flat=True)}

    def build(self, object_id: str) -> SearchDocument | None:
        """The topic as it is now."""
        topic = indexed().filter(pk=object_id).select_related("board").first()
        return None if topic is None else document_of(topic)


def indexed() -> TopicQuerySet:
    """Topics that are shown to all who read their board."""
    found: TopicQuerySet = Topic.objects.shown()
    return found


def key_of(board_id: int, audience: str, district: int | None) -> str:
    """The key of what is said on a board. One that some districts or one role read has a key of its own, which its readers hold (`boards_read_by`)."""
    return audience_key(audience, district) if audience in Audience.values else f"{BOARD}:{board_id}"


def boards_read_by(reader: Reader) -> frozenset[str]:
    """The keys of the boards of some districts and of roles that this person reads now. One query, for a visitor none."""
    if reader.user_id is None:
        return frozenset()
    theirs = Board.objects.visible_with(reader).exclude(audience__in=Audience.values)
    return frozenset(f"{BOARD}:{pk}" for pk in theirs.order_by().values_list("pk", flat=True))


def document_of(topic: Topic) -> SearchDocument:
    """Everything the index holds of a topic: its shown posts, the accepted answer first after what was asked.

    The names of its tags are a facet and no keywords: with them talk stands before the resources that answer a question.
    """
    posts = list(topic.posts.shown().order_by("seq").values_list("pk", "html"))
    answer = [plain(html) for pk, html in posts if pk == topic.answer_id]
    words = [plain(html) for pk, html in posts if pk != topic.answer_id]
    body = "\n\n".join([*words[:1], *answer, *words[1:]])[:LONGEST_BODY]
    terms = list(topic.tags.order_by("name"))
    return SearchDocument(
        kind=ForumTopicDocuments.name,
        object_id=str(topic.pk),
        audience=key_of(topic.board_id, topic.board.audience, topic.board.district_id),
        title=topic.title,
        url=topic.get_absolute_url(),
        summary=" ".join((words or [""])[0].split())[:LONGEST_SUMMARY],
        body=body,
        facets={"kind": (Value(ForumTopicDocuments.name, ForumTopicDocuments.label),), "topic": term_values(terms)},
        display={"facts": [("Board", topic.board.name), ("Said", standing(topic))]},
        published_at=topic.created_at,
    )


def standing(topic: Topic) -> str:
    """How far the talk has come, in words."""
    replies = f"{topic.replies} repl{'y' if topic.replies == 1 else 'ies'}"
    return f"Answered, {replies}" if topic.answer_id else replies


KIND = ForumTopicDocuments()
