"""What follows from a change of a post that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forums.enums import PostState, What
from forums.policies import can_moderate
from forums.services.ledger import count_out, happened

if TYPE_CHECKING:
    from forums.models import Post, Topic
    from forums.readers import Reader


def tell_changed(topic: Topic, post: Post, reader: Reader, *, is_watched: bool = False) -> None:
    """Store the post, tell open pages, and where a moderator reads first, or it says what is watched for, let it wait for them. Both are held."""
    waits = post.is_shown and (is_watched or (topic.board.is_moderated and not can_moderate(reader, topic.board)))
    if waits:
        post.state = PostState.WAITING
        count_out(topic, post, post.state)
    post.save()
    happened(topic, What.GONE if waits else What.CHANGED, post)
