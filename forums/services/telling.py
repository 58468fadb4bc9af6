"""Who is told of a post: those who follow the topic or the board, and those whom it names. Done by the worker, so that no post waits for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from clearinghouse.core import outbox
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services.notifying import notify
from forums.enums import Level, PostState
from forums.models import BoardMark, Post, TopicMark
from forums.selectors.people import readers_of
from forums.services.asking import route
from forums.services.flagging import tell_moderators

if TYPE_CHECKING:
    from collections.abc import Collection

    from clearinghouse.accounts.models import User

MAIL = "forums.mail"
# Long enough to mend a slip and to answer a second time, short enough to be news.
WAIT = timedelta(minutes=2)


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery: tell of each post that still stands."""
    for payload in payloads:
        tell(payload["post"], only=payload.get("only"))


@transaction.atomic
def tell(post_id: int, *, only: list[int] | None = None) -> None:
    """Tell of one post, or of an edit of it only those whom it newly names. Told twice, people hear of it once."""
    post = Post.objects.filter(pk=post_id).select_related("topic__board", "author").first()
    if post is None:
        return
    if post.state == PostState.WAITING:
        tell_moderators(post, f"A post in “{post.topic}” waits for a moderator")
    elif post.is_shown and post.topic.is_shown:
        if post.is_first:
            route(post.topic)
        named = wanting(post, only if only is not None else post.mentioned)
        followers = [] if only is not None else wanting(post, followers_of(post) - {person.pk for person in named})
        tell_named(post, named)
        tell_followers(post, followers)
        for person in (*named, *followers):
            outbox.enqueue(MAIL, {"user": person.pk, "topic": post.topic_id}, key=f"{person.pk}:{post.topic_id}", wait=WAIT)


def followers_of(post: Post) -> set[int]:
    """Who follows the topic, and of a first post who follows the board."""
    found = set(TopicMark.objects.filter(topic=post.topic, level=Level.WATCH).values_list("user", flat=True))
    if post.is_first:
        found |= set(BoardMark.objects.filter(board=post.topic.board, level=Level.WATCH).values_list("user", flat=True))
    return found


def wanting(post: Post, people: Collection[int]) -> list[User]:
    """Those of these people who may read the post now, have not yet, did not write it and have not muted the topic."""
    settled = TopicMark.objects.filter(user__in=people, topic=post.topic)
    gone = set(settled.filter(level=Level.MUTE).values_list("user", flat=True))
    gone |= set(settled.filter(read_seq__gte=post.seq).values_list("user", flat=True))
    return list(readers_of(post.topic.board).filter(pk__in=set(people) - gone - {post.author_id}))


def tell_named(post: Post, people: list[User]) -> None:
    """On the site, once for each post."""
    about = ContentType.objects.get_for_model(post.topic)
    known = Notification.objects.filter(kind=NotificationKind.FORUM_MENTION, url=post.get_absolute_url(), subject_type=about)
    told = set(known.values_list("recipient", flat=True))
    text = f"{post.author or 'Somebody'} names you in “{post.topic}”"
    new = [person for person in people if person.pk not in told]
    notify(new, kind=NotificationKind.FORUM_MENTION, text=text, url=post.get_absolute_url(), subject=post.topic)


def tell_followers(post: Post, people: list[User]) -> None:
    """On the site, once for each topic until they have looked."""
    about = ContentType.objects.get_for_model(post.topic)
    unread = Notification.objects.filter(
        kind=NotificationKind.FORUM_POST, subject_type=about, subject_id=post.topic_id, read_at=None
    )
    told = set(unread.values_list("recipient", flat=True))
    text = f"New in “{post.topic}”" if not post.is_first else f"New on “{post.topic.board}”: “{post.topic}”"
    new = [person for person in people if person.pk not in told]
    notify(new, kind=NotificationKind.FORUM_POST, text=text, url=post.get_absolute_url(), subject=post.topic)
