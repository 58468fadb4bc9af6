"""Moderators let posts stand in a topic of their own. Addresses of posts stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from clearinghouse.core import audit
from clearinghouse.core.content_changes import content_changed
from clearinghouse.core.errors import NotAllowed
from forums.enums import PostState, TopicKind
from forums.errors import NothingToSplit
from forums.models import Post, Topic, TopicMark
from forums.policies import can_moderate
from forums.readers import reader_of
from forums.services.carrying import write_marks
from forums.services.ledger import lock_topic
from forums.services.merging import changed_whole, recount

if TYPE_CHECKING:
    from collections.abc import Collection

    from clearinghouse.accounts.models import User

# Further than any topic counts: numbers are moved there and back, so that no two posts ever bear the same.
FAR = 1_000_000_000


@transaction.atomic
def split_topic(
    topic: Topic, posts: Collection[int], *, title: str, kind: TopicKind, actor: User, and_after: bool = False
) -> Topic:
    """Move these posts, by their keys, to a new topic on the same board, in their order; `and_after`: and all that come after the last of them.

    What stays moves up. A quotation across both is one no longer. Raises NotAllowed, NothingToSplit, ValidationError.
    """
    reader = reader_of(actor)
    topic = lock_topic(topic.pk, reader)
    if not can_moderate(reader, topic.board):
        raise NotAllowed
    seqs = chosen_seqs(topic, posts, and_after=and_after)
    made = opened(topic, title, kind, topic.posts.get(seq=seqs[0]))
    move_out(topic, made, seqs)
    Post.objects.filter(topic=topic, quoted__topic=made).update(quoted=None)
    Post.objects.filter(topic=made, quoted__topic=topic).update(quoted=None)
    made.tags.set(topic.tags.all())
    if topic.answer is not None and topic.answer.topic_id != topic.pk:
        topic.answer = None
        topic.save(update_fields=["answer"])
    split_marks(topic, made, seqs)
    for one in (topic, made):
        recount(one)
        changed_whole(one)
    content_changed()
    audit.record(made, "topic.split", actor=actor, topic=topic.pk, posts=len(seqs), board=made.board_id)
    return made


def chosen_seqs(topic: Topic, posts: Collection[int], *, and_after: bool) -> list[int]:
    """The numbers of the posts to move. The first stays, and so does one of another topic."""
    seqs = sorted(topic.posts.filter(pk__in=list(posts)).values_list("seq", flat=True))
    if not seqs or seqs[0] == 1 or len(seqs) != len(set(posts)):
        raise NothingToSplit
    return [*seqs, *range(seqs[-1] + 1, topic.last_seq + 1)] if and_after else seqs


def opened(topic: Topic, title: str, kind: TopicKind, first: Post) -> Topic:
    """The new topic's row; whoever wrote its first post has started it."""
    made = Topic(
        board=topic.board, kind=kind, title=" ".join(title.split()), author=first.author, state=PostState.WAITING,
        last_posted_at=timezone.now(),
    )  # fmt: skip
    made.full_clean(exclude=["answer", "last_author", "author"])
    made.save()
    return made


def move_out(topic: Topic, made: Topic, seqs: list[int]) -> None:
    """Number the moved posts 1, 2, 3 in the new topic and let the others move up: one statement for each run of neighbours."""
    topic.posts.filter(seq__gte=seqs[0]).update(seq=F("seq") + FAR)
    for place, (first, last) in enumerate(runs(seqs)):
        moved_before = sum(end - begin + 1 for begin, end in runs(seqs)[:place])
        Post.objects.filter(topic=topic, seq__range=(first + FAR, last + FAR)).update(
            topic=made, seq=F("seq") - FAR - first + moved_before + 1
        )
    gaps = [*(first for first, _ in runs(seqs)[1:]), topic.last_seq + 1]
    for place, (_, last) in enumerate(runs(seqs)):
        gone = sum(end - begin + 1 for begin, end in runs(seqs)[: place + 1])
        Post.objects.filter(topic=topic, seq__range=(last + 1 + FAR, gaps[place] - 1 + FAR)).update(seq=F("seq") - FAR - gone)


def runs(seqs: list[int]) -> list[tuple[int, int]]:
    """Numbers as runs of neighbours, each by its first and last."""
    found: list[tuple[int, int]] = []
    for seq in seqs:
        if found and found[-1][1] == seq - 1:
            found[-1] = (found[-1][0], seq)
        else:
            found.append((seq, seq))
    return found


def split_marks(topic: Topic, made: Topic, seqs: list[int]) -> None:
    """Each person has read of both what they had read of the one, and follows both or neither."""
    carried = []
    for mark in TopicMark.objects.filter(topic=topic):
        read, told = (sum(1 for seq in seqs if seq <= number) for number in (mark.read_seq, mark.told_seq))
        carried.append(TopicMark(user_id=mark.user_id, topic=made, read_seq=read, told_seq=told, level=mark.level))
        mark.read_seq, mark.told_seq = mark.read_seq - read, mark.told_seq - told
        carried.append(mark)
    write_marks(carried)
