"""Which reply answers a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from forums.enums import What
from forums.errors import NothingToAnswer
from forums.policies import can_accept, can_moderate
from forums.readers import reader_of
from forums.services.ledger import happened, lock_topic

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from forums.models import Post, Topic


@transaction.atomic
def accept_answer(post: Post, *, actor: User) -> Topic:
    """Say that this reply answers the question, in place of any other; again nothing happens. Raises NotAllowed, NothingToAnswer."""
    topic = to_answer(post.topic_id, actor)
    found = topic.posts.shown().filter(pk=post.pk).first()
    if found is None or found.is_first:
        raise NothingToAnswer
    if topic.answer_id != found.pk:
        settle(topic, found, actor)
    return topic


@transaction.atomic
def withdraw_answer(topic: Topic, *, actor: User) -> Topic:
    """Open the question again; where it is open nothing happens. Raises NotAllowed, NothingToAnswer."""
    topic = to_answer(topic.pk, actor)
    if topic.answer_id is not None:
        settle(topic, None, actor)
    return topic


def to_answer(topic_id: int, actor: User) -> Topic:
    """The question, held, where this person says what answers it."""
    reader = reader_of(actor)
    topic = lock_topic(topic_id, reader)
    if not topic.is_question:
        raise NothingToAnswer
    if not can_accept(reader, topic, is_moderator=can_moderate(reader, topic.board)):
        raise NotAllowed
    return topic


def settle(topic: Topic, answer: Post | None, actor: User) -> None:
    """Store the answer and tell open pages."""
    before, topic.answer = topic.answer_id, answer
    topic.save(update_fields=["answer", "updated_at"])
    happened(topic, What.TOPIC)
    audit.record(
        topic, "topic.answered", actor=actor, changes={"answer": (before, answer.pk if answer else None)}, board=topic.board_id
    )
