"""What a person is told by mail: what they have not read, may read, have not been told and want to hear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Greatest

from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import MutedMail, Notification
from forums.enums import Level
from forums.models import BoardMark, MailWish, Post, Topic, TopicMark
from forums.readers import reader_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from clearinghouse.accounts.models import User
    from forums.models import Board
    from forums.models.post import PostQuerySet
    from forums.models.topic import TopicQuerySet

TOLD = (NotificationKind.FORUM_POST, NotificationKind.FORUM_MENTION)
# A letter that gathers looks no further back: weekly letters pass over the longest holidays, and nobody is told a year at once.
LOOK_BACK = timedelta(days=31)
MOST_POSTS = 400


@dataclass(frozen=True)
class TopicNews:
    """What is new in one topic."""

    topic: Topic
    posts: list[Post]


@dataclass(frozen=True)
class BoardNews:
    """What is new on one board, in the order in which something was last said."""

    board: Board
    topics: list[TopicNews]


def wish_of(user: User) -> MailWish:
    """How this person gets mail; one that was never kept where they never said. One query."""
    return MailWish.objects.filter(user=user).first() or MailWish(user=user)


def muted_kinds(user: User) -> set[str]:
    """The kinds of notifications that the person wants no mail of. One query."""
    return set(MutedMail.objects.filter(user=user, kind__in=TOLD).values_list("kind", flat=True))


def wanted(
    posts: Sequence[Post], *, person_id: int, level: str, muted: Collection[str], board_mark: BoardMark | None = None
) -> list[Post]:
    """Those of a topic's unread posts that a person wants by mail: all that they follow, and what names them."""
    if level == Level.MUTE:
        return []
    read_until = board_mark.read_until if board_mark else None
    new = [post for post in posts if read_until is None or post.created_at > read_until]
    named = [post for post in new if person_id in post.mentioned and NotificationKind.FORUM_MENTION not in muted]
    if NotificationKind.FORUM_POST in muted:
        return named
    if level == Level.WATCH:
        return new
    follows_board = board_mark is not None and board_mark.level == Level.WATCH
    return [post for post in new if post in named or (post.is_first and follows_board)]


def gathered_for(person: User, until: datetime) -> list[BoardNews]:
    """All that a person is to be told until this moment, by board and topic. Six queries, whatever their number."""
    reader = reader_of(person)
    muted = muted_kinds(person)
    topics = {topic.pk: topic for topic in told_topics(person).visible_with(reader).shown().select_related("board")}
    if not reader.is_member or not topics:
        return []
    levels = dict(TopicMark.objects.filter(user=person, topic__in=topics).values_list("topic", "level"))
    boards = {mark.board_id: mark for mark in BoardMark.objects.filter(user=person)}
    new: dict[int, list[Post]] = {}
    for post in untold(person, topics, until):
        new.setdefault(post.topic_id, []).append(post)
    found = []
    for pk, posts in new.items():
        level = levels.get(pk, Level.MENTIONS)
        board_mark = boards.get(topics[pk].board_id)
        chosen = wanted(posts, person_id=person.pk, level=level, muted=muted, board_mark=board_mark)
        if chosen:
            found.append(TopicNews(topics[pk], chosen))
    return by_board(found)


def told_topics(person: User) -> TopicQuerySet:
    """The topics of which the site has told this person and where they have not looked since: each letter is about some of these."""
    about = ContentType.objects.get_for_model(Topic)
    notes = Notification.objects.filter(recipient=person, kind__in=TOLD, subject_type=about, read_at=None)
    topics: TopicQuerySet = Topic.objects.filter(pk__in=notes.values("subject_id"))
    return topics


def untold(person: User, topics: Collection[int], until: datetime) -> PostQuerySet:
    """The newest posts there that the person has neither read nor been told of nor written, in their order."""
    marks = TopicMark.objects.filter(user=person, topic=OuterRef("topic")).values(told=Greatest("read_seq", "told_seq"))
    posts = Post.objects.shown().filter(topic__in=topics, created_at__gt=until - LOOK_BACK, created_at__lte=until)
    new = posts.annotate(floor=Coalesce(Subquery(marks[:1]), Value(0))).filter(seq__gt=F("floor")).exclude(author=person)
    found: PostQuerySet = new.select_related("author", "district").order_by("topic", "seq")[:MOST_POSTS]
    return found


def by_board(found: Iterable[TopicNews]) -> list[BoardNews]:
    """The same, those of one board together: boards in their own order, topics from the newest."""
    ordered = sorted(found, key=lambda news: news.topic.last_posted_at, reverse=True)
    boards = {news.topic.board_id: news.topic.board for news in ordered}
    in_order = sorted(boards.values(), key=lambda board: (board.position, board.name))
    return [BoardNews(board, [news for news in ordered if news.topic.board_id == board.pk]) for board in in_order]
