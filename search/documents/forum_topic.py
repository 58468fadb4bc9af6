"""Topics of the forums with all that is shown in them, on boards for everybody, for members and for one district.

A board of some districts or of a role has no audience key of its own; what is said there stands in no index.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clearinghouse.districts.audience import audience_key
from clearinghouse.districts.enums import Audience
from forums.markup import plain
from forums.models import Topic
from search.documents.base import SearchDocument, Value, term_values

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from forums.models.topic import TopicQuerySet

LONGEST_BODY = 60_000
LONGEST_SUMMARY = 300


class ForumTopicDocuments:
    """How topics stand in the index."""

    name = "forum_topic"
    label = "Forum topic"
    page_types = ()

    def audiences(self) -> dict[str, str]:
        """Every shown topic of a board whose readers one key names."""
        rows = indexed().values_list("pk", "board__audience", "board__district")
        return {str(pk): audience_key(audience, district) for pk, audience, district in rows}

    def visible_ids(self, user: User | AnonymousUser | None, object_ids: Iterable[str]) -> set[str]:
        """Those that this person may read now."""
        visible = indexed().visible_to(user).filter(pk__in=list(object_ids))
        return {str(pk) for pk in visible.values_list("pk", flat=True)}

    def build(self, object_id: str) -> SearchDocument | None:
        """The topic as it is now."""
        topic = indexed().filter(pk=object_id).select_related("board").first()
        return None if topic is None else document_of(topic)


def indexed() -> TopicQuerySet:
    """Shown topics on boards of these three kinds of readers; the words are the same as an audience's."""
    found: TopicQuerySet = Topic.objects.shown().filter(board__audience__in=Audience.values)
    return found


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
        audience=audience_key(topic.board.audience, topic.board.district_id),
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
