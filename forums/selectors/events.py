"""What happened in a topic after a number that an open page knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.core.models.standing import NUMBERS, StandingQuery
from forums.enums import What
from forums.models import Post, Reaction, Topic, TopicEvent
from forums.readers import Reader
from forums.selectors.dressing import dressed
from forums.selectors.posts import Shown, shown

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

MOST = 100
# A number of an event is never below nothing; the second stand-in is higher than any.
EVENTS = StandingQuery(
    lambda topic, after: TopicEvent.objects.filter(topic=topic, number__gt=after).order_by("number")[: MOST + 1],
    places=(NUMBERS[0], 2_100_000_001),
)


@dataclass(frozen=True)
class Happened:
    """One thing that happened: `shown` is the post as it stands now, None where the person does not see it or it is about the topic."""

    number: int
    post: int
    seq: int | None
    shown: Shown | None


@dataclass(frozen=True)
class News:
    """What came after a number, in order and each post once. `is_lost`: what the page knows is no longer true, it has to be loaded anew."""

    epoch: int
    newest: int
    last_seq: int
    happened: list[Happened]
    has_more: bool = False
    is_lost: bool = False
    is_topic_changed: bool = False

    @property
    def posts(self) -> list[int]:
        """The keys of the posts it tells of, also of those that the person does not see."""
        return [one.post for one in self.happened]


def standings_of_topics(user: User | AnonymousUser, topics: Collection[int]) -> dict[int, tuple[int, int]]:
    """The newest number and the epoch of those of these topics that the person may read now. Two queries."""
    rows = Topic.objects.visible_to(user).filter(pk__in=topics) if topics else Topic.objects.none()
    return {pk: (newest, epoch) for pk, newest, epoch in rows.values_list("pk", "last_event", "epoch")}


def numbers_of(topics: Collection[int]) -> dict[int, int]:
    """The newest number of each of these topics, for whoever already listens to them. One query."""
    return dict(Topic.objects.filter(pk__in=topics).values_list("pk", "last_event"))


def topics_on(boards: Collection[int], topics: Collection[int]) -> set[int]:
    """Those of these topics that stand on these boards. One query."""
    return set(Topic.objects.filter(board__in=boards, pk__in=topics).values_list("pk", flat=True))


def news_after(topic: Topic, after: int, epoch: int, reader: Reader, *, is_moderator: bool) -> News:
    """What happened after this number, up to a hundred things. Two queries, and those that posts are dressed with; none where nothing happened.

    A number beyond the end and another epoch are answered with `is_lost`. `is_topic_changed`: it was closed, moved, answered or the like.
    """
    if epoch != topic.epoch or not 0 <= after <= topic.last_event:
        return News(topic.epoch, topic.last_event, topic.last_seq, [], is_lost=True)
    events = EVENTS(topic.pk, after) if after < topic.last_event else []
    has_more, events = len(events) > MOST, events[:MOST]
    latest = {event.post_id: event for event in events if event.post_id is not None}
    posts = Post.objects.of(topic, reader, is_moderator=is_moderator).filter(pk__in=latest)
    found = list(posts.select_related("author", "district", "quoted__author").order_by("seq"))
    rows = dressed(shown(topic, found, reader, is_moderator), reader)
    seen = {row.post.pk: row for row in rows}
    seqs = dict(Post.objects.filter(pk__in=set(latest) - set(seen)).values_list("pk", "seq")) if len(seen) < len(latest) else {}
    happened = [
        Happened(event.number, pk, seen[pk].post.seq if pk in seen else seqs.get(pk), seen.get(pk)) for pk, event in latest.items()
    ]
    happened.sort(key=lambda one: one.number)
    newest = events[-1].number if events else after
    is_topic_changed = any(event.what == What.TOPIC for event in events)
    return News(topic.epoch, newest, topic.last_seq, happened, has_more=has_more, is_topic_changed=is_topic_changed)


def own_to(posts: Collection[int]) -> frozenset[int]:
    """The people who see something of their own in these posts: who wrote one, and who said a word of one. Two queries, none without posts."""
    if not posts:
        return frozenset()
    authors = Post.objects.filter(pk__in=posts, author__isnull=False).values_list("author", flat=True)
    return frozenset(authors) | frozenset(Reaction.objects.filter(post__in=posts).values_list("user", flat=True))
