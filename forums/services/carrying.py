"""How far people have read goes along where posts come to stand after others. Nobody loses a post that they have not read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from forums.enums import Level, PostState
from forums.models import BoardMark, Post, TopicMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from forums.models import Topic


class Said(NamedTuple):
    """What is asked of a post that stands, or may yet be let stand."""

    seq: int
    author: int | None
    at: datetime


@dataclass(frozen=True)
class Talk:
    """A topic as it was read before the merge: its posts in order, each person's mark in it, and until when they have read its board."""

    last: int
    posts: Sequence[Said] = ()
    marks: dict[int, TopicMark] = field(default_factory=dict)
    floors: dict[int, datetime] = field(default_factory=dict)

    def all_up_to(self, reached: int, person: int, joined: datetime) -> int:
        """How far somebody who has reached this number has everything before it.

        Their own posts are read, and so is what was said before they marked the board as read, or joined.
        """
        floor = self.floors.get(person, joined)
        begin = bisect_right(self.posts, reached, key=attrgetter("seq"))
        missed = (post for post in islice(self.posts, begin, None) if post.author != person and post.at > floor)
        first = next(missed, None)
        return first.seq - 1 if first else self.last


def carry_marks(source: Topic, target: Topic) -> None:
    """Whoever has read all of the target has read as far as in the source behind it; whoever has not goes on where they were in the target.

    What mail has told of follows the same rule. Whoever followed the one follows the other, unless they muted it. Both topics are held.
    Eight queries, however many have read them.
    """
    marks = TopicMark.objects.filter(topic__in=(source, target)).select_related("user")
    joined = {mark.user_id: mark.user.date_joined for mark in marks}
    behind, before = (talk_of(topic, marks) for topic in (source, target))
    write_marks([carried(user, at, behind, before, target) for user, at in joined.items()])
    TopicMark.objects.filter(topic=source).delete()


def talk_of(topic: Topic, marks: Iterable[TopicMark]) -> Talk:
    """How far these people have read a topic. Two queries. What can be shown no more is missed by nobody."""
    kept = Post.objects.filter(topic=topic).exclude(state=PostState.DELETED).exclude(text="").order_by("seq")
    posts = [Said(*row) for row in kept.values_list("seq", "author", "created_at")]
    people = {mark.user_id for mark in marks}
    floors = BoardMark.objects.filter(board=topic.board_id, user__in=people, read_until__isnull=False)
    own = {mark.user_id: mark for mark in marks if mark.topic_id == topic.pk}
    return Talk(topic.last_seq, posts, own, {mark.user_id: mark.read_until for mark in floors if mark.read_until})


def carried(user: int, joined: datetime, behind: Talk, before: Talk, target: Topic) -> TopicMark:
    """The mark in what the two topics have become of one person, who joined then."""
    old, mark = behind.marks.get(user), before.marks.get(user) or TopicMark(user_id=user, topic=target)
    heard = before.all_up_to(max(mark.read_seq, mark.told_seq), user, joined)
    if old and old.told_seq and heard == before.last:
        mark.told_seq = before.last + old.told_seq
    mark.read_seq = before.all_up_to(mark.read_seq, user, joined)
    if mark.read_seq == before.last:
        mark.read_seq += behind.all_up_to(old.read_seq if old else 0, user, joined)
    if old and old.level == Level.WATCH and mark.level != Level.MUTE:
        mark.level = Level.WATCH
    return mark


def write_marks(marks: list[TopicMark]) -> None:
    """Store marks, those that somebody's open page has made meanwhile included."""
    fresh = [
        TopicMark(user_id=m.user_id, topic_id=m.topic_id, read_seq=m.read_seq, told_seq=m.told_seq, level=m.level) for m in marks
    ]
    TopicMark.objects.bulk_create(
        fresh, update_conflicts=True, unique_fields=["user", "topic"], update_fields=["read_seq", "told_seq", "level"]
    )
