"""Forums and search: when the rows of topics are made anew."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage
from clearinghouse.resources.models import Topic as Term
from clearinghouse.resources.selectors.vocabularies import with_narrower
from forums.models import Post, Topic
from forums.selectors.purges import Place, register
from forums.signals import board_changed, topic_changed
from search.documents import kinds
from search.models import IndexRow
from search.services.indexing import PUSH, request_refresh

KIND = "forum_topic"
ROW_FIELDS = ("title", "keywords", "summary", "body")


def left_in_search(post: Post) -> int:
    """Pieces that the index holds beyond what is shown now of a post's topic, and of those that began with it and were merged."""
    return sum(left_of_topic(pk) for pk in {post.topic_id, *post.begun.values_list("pk", flat=True)})


def left_of_topic(pk: int) -> int:
    """Pieces beyond what is shown in a topic now, with messages to the search server still on their way."""
    row = IndexRow.objects.filter(kind=KIND, object_id=str(pk)).first()
    if row is None:
        return 0
    document = kinds()[KIND].build(str(pk))
    if document is None:
        stale = 0 if row.is_removed else 1
    else:
        stale = sum(getattr(row, field) != getattr(document, field) for field in ROW_FIELDS)
    return stale + OutboxMessage.objects.filter(topic=PUSH, key=str(row.pk), state=OutboxState.WAITING).count()


register(Place("The search", left_in_search))


@receiver(topic_changed)
def something_was_said(sender: Any, topic_id: int, **kwargs: Any) -> None:
    """Its row is made anew, or emptied."""
    request_refresh(KIND, topic_id)


@receiver(post_delete, sender=Topic)
def topic_deleted(sender: type[Topic], instance: Topic, **kwargs: Any) -> None:
    """Nothing is left of it."""
    request_refresh(KIND, instance.pk)


@receiver(board_changed)
def readers_changed(sender: Any, board_id: int, **kwargs: Any) -> None:
    """Who finds the topics of a board changes with who reads it."""
    for pk in Topic.objects.filter(board=board_id).values_list("pk", flat=True):
        request_refresh(KIND, pk)


@receiver(m2m_changed, sender=Topic.tags.through)
def terms_chosen(sender: Any, instance: Topic | Term, action: str, **kwargs: Any) -> None:
    """The names of its terms stand in its row."""
    if isinstance(instance, Topic) and action.startswith("post_"):
        request_refresh(KIND, instance.pk)


@receiver(post_save, sender=Term)
def term_renamed(sender: type[Term], instance: Term, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    """So do they in the rows of all topics under a term."""
    if not raw and not created:
        for pk in Topic.objects.filter(tags__in=with_narrower(instance)).distinct().values_list("pk", flat=True):
            request_refresh(KIND, pk)
