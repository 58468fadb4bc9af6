"""Moderators let one topic become a part of another. Addresses of posts stay, that of the topic leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F

from clearinghouse.core import audit
from clearinghouse.core.content_changes import content_changed
from clearinghouse.core.errors import NotAllowed
from clearinghouse.notifications.models import Notification
from forums.enums import PostState, What
from forums.errors import NothingToMerge
from forums.models import BegunFile, Draft, Topic
from forums.policies import can_moderate
from forums.readers import Reader, reader_of
from forums.services.carrying import carry_marks
from forums.services.ledger import happened, lock_topic
from forums.services.moderating import check_readers
from forums.validators import LONGEST_POST

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


@transaction.atomic
def merge_topics(source: Topic, target: Topic, *, actor: User, is_confirmed: bool = False) -> Topic:
    """Put all posts of one topic after those of another; both are held, the one made first before the other. Replies on their way follow.

    The person moderates both boards. Raises NotAllowed, NothingToMerge, MoreRead, StaysAmongThemselves.
    """
    reader = reader_of(actor)
    source, target = lock_both(source, target, reader)
    for topic in (source, target):
        if not can_moderate(reader, topic.board):
            raise NotAllowed
    check_readers(source.board, target.board, is_confirmed=is_confirmed)
    after, count = target.last_seq, source.last_seq
    carry_over(source, target)
    empty(source, target)
    recount(target)
    for topic in (source, target):
        changed_whole(topic)
    content_changed()
    audit.record(
        target,
        "topic.merged",
        actor=actor,
        changes={"posts": (after, after + count)},
        topic=source.pk,
        board=target.board_id,
    )
    return target


def lock_both(source: Topic, target: Topic, reader: Reader) -> tuple[Topic, Topic]:
    """Both topics, held in the order in which they were made, so that two who merge at once never wait for each other."""
    held = {pk: lock_topic(pk, reader) for pk in sorted({source.pk, target.pk})}
    if len({topic.pk for topic in held.values()}) != 2 or any(pk != topic.pk for pk, topic in held.items()):
        raise NothingToMerge
    return held[source.pk], held[target.pk]


def carry_over(source: Topic, target: Topic) -> None:
    """The posts go behind those of the target, and with them all that hangs on the topic. Both are held, and counted anew afterwards."""
    carry_marks(source, target)
    source.began_with = source.posts.get(seq=1)
    source.posts.update(topic=target, seq=F("seq") + target.last_seq)
    carry_drafts(source, target)
    target.tags.add(*source.tags.all())
    about = ContentType.objects.get_for_model(Topic)
    Notification.objects.filter(subject_type=about, subject_id=source.pk).update(subject_id=target.pk)


def carry_drafts(source: Topic, target: Topic) -> None:
    """What people have begun to write follows; to whoever has begun in both it is one text."""
    begun = {draft.author_id: draft for draft in Draft.objects.filter(topic=target)}
    for draft in Draft.objects.filter(topic=source).select_related("author"):
        if (other := begun.get(draft.author_id)) is None:
            draft.topic = target
            draft.save(update_fields=["topic"])
        else:
            other.text = f"{other.text}\n\n{draft.text}"[:LONGEST_POST]
            other.save(update_fields=["text"])
            BegunFile.objects.under(draft.author, draft.token).update(token=other.token)
            draft.delete()


def empty(source: Topic, target: Topic) -> None:
    """Nothing is left of the topic but its address."""
    source.merged_into, source.answer, source.state = target, None, PostState.DELETED
    source.last_seq = source.shown_seq = source.replies = 0
    source.save(update_fields=["merged_into", "began_with", "answer"])


def recount(topic: Topic) -> None:
    """The topic's numbers by the posts that stand in it now."""
    newest = topic.posts.shown().order_by("-seq").first()
    latest = topic.posts.shown().order_by("-created_at").first()
    first = topic.posts.get(seq=1)
    topic.last_seq = topic.posts.count()
    topic.shown_seq = newest.seq if newest else 0
    topic.replies = topic.posts.shown().exclude(seq=1).count()
    topic.state = first.state
    if newest and latest:
        topic.last_author_id, topic.last_posted_at = newest.author_id, latest.created_at


def changed_whole(topic: Topic) -> None:
    """Numbers of posts are no longer what open pages know: they load anew."""
    topic.epoch += 1
    topic.save(update_fields=["epoch"])
    happened(topic, What.TOPIC)
