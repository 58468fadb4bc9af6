"""The topic's ledger: who changes a topic holds its row, takes the next number, and notes what happened for open pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.accounts.models import User
from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.live import announce
from forums.enums import PostState, What
from forums.models import Post, Topic, TopicEvent
from forums.signals import topic_changed

if TYPE_CHECKING:
    from forums.readers import Reader

# The group in which open pages hear that who reads a board has changed.
BOARDS = "forums.boards"
COUNTED = ("last_seq", "last_event", "shown_seq", "replies", "last_posted_at", "last_author", "state", "updated_at")


def lock_person(person: User) -> User:
    """Let the person do one thing at a time until the transaction ends: what they send twice is then seen to be the same.

    Their row is not taken for changing its key, so that others may still write rows that name them.
    """
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)


def lock_topic(topic_id: int, reader: Reader) -> Topic:
    """The topic, which nobody else changes until the transaction ends; where it was merged, the one that holds its posts.

    Raises NotAllowed where the person may not read it.
    """
    locked = Topic.objects.select_for_update(of=("self",), no_key=True).filter(pk=topic_id).first()
    if locked is not None and locked.merged_into_id is not None:
        return lock_topic(locked.merged_into_id, reader)
    if locked is None or not Topic.objects.visible_with(reader).filter(pk=topic_id).exists():
        raise NotAllowed
    return locked


def lock_post(post_id: int, reader: Reader) -> tuple[Topic, Post]:
    """The topic that a post stands in now, held, and the post, where the person may read the topic. Raises NotAllowed.

    While this waited the post may have been moved, to a topic that was made later and is therefore held later by everybody.
    """
    here = Post.objects.filter(pk=post_id).values_list("topic", flat=True)
    topic_id = here.first()
    topic = None
    while topic_id is not None and (topic is None or topic.pk != topic_id):
        topic = lock_topic(topic_id, reader)
        topic_id = here.first()
    if topic is None or topic_id is None:
        raise NotAllowed
    found = topic.posts.select_related("author").get(pk=post_id)
    found.topic = topic
    return topic, found


def next_seq(topic: Topic) -> int:
    """The number of the next post. The topic's row is held, so nobody else takes it, and a rollback gives it back."""
    topic.last_seq += 1
    return topic.last_seq


def happened(topic: Topic, what: What, post: Post | None = None) -> TopicEvent:
    """Note what happened under the next number, store the topic's counters, and tell open pages after the commit, and whoever keeps an index."""
    noted = seen_to_happen(topic, what, post)
    topic_changed.send(sender=Topic, topic_id=topic.pk)
    return noted


def seen_to_happen(topic: Topic, what: What, post: Post | None = None) -> TopicEvent:
    """The same for what changes how a page looks and nothing of what is said in it.

    Where it may be that somebody reads the topic no more, open pages ask that at once.
    """
    topic.last_event += 1
    noted = TopicEvent.objects.create(topic=topic, number=topic.last_event, what=what, post=post)
    topic.save(update_fields=COUNTED)
    may_close = what == What.TOPIC or (what == What.GONE and post is not None and post.is_first)
    announce(group_of(topic.pk), {"topic": topic.pk, "seq": topic.last_event, **({"check": True} if may_close else {})})
    return noted


def group_of(topic_id: int) -> str:
    """The name under which open pages of a topic hear of it."""
    return f"forums.topic.{topic_id}"


def count_in(topic: Topic, post: Post) -> None:
    """A post came to be shown."""
    if post.is_first:
        topic.state = PostState.SHOWN
    else:
        topic.replies += 1
    note_newest(topic, post)


def count_out(topic: Topic, post: Post, state: PostState) -> None:
    """A post that was shown no longer is."""
    if post.is_first:
        topic.state = state
    else:
        topic.replies -= 1
    if post.seq == topic.shown_seq:
        newest = topic.posts.shown().exclude(pk=post.pk).order_by("-seq").first()
        topic.shown_seq = newest.seq if newest else 0
        if newest:
            topic.last_posted_at, topic.last_author_id = newest.created_at, newest.author_id


def note_newest(topic: Topic, post: Post) -> None:
    """The topic's newest post, where this is it."""
    if post.seq > topic.shown_seq:
        topic.shown_seq, topic.last_author_id = post.seq, post.author_id
        topic.last_posted_at = max(topic.last_posted_at, post.created_at)
