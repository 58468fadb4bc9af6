"""People say one word of what others wrote, and take it back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from forums.enums import ReactionKind, What
from forums.errors import BoardClosed, NotToOneself, TooFast, TurnedTooOften
from forums.models import Reaction
from forums.policies import can_react
from forums.readers import reader_of
from forums.services.checks import check_silence
from forums.services.ledger import lock_person, lock_post, seen_to_happen

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from forums.models import Post

# So many posts in a minute, and one word on one post so often at all: each turn is told to all who have the page open.
MOST, SPAN = 20, timedelta(minutes=1)
MOST_TURNS = 10


@transaction.atomic
def react(post: Post, *, kind: ReactionKind, is_on: bool, actor: User) -> Reaction | None:
    """Let this word of the person stand on the post, or take it back; asked for again nothing happens. None where there was none to take back.

    Raises NotAllowed, NotToOneself, Silenced, BoardClosed, TooFast, TurnedTooOften.
    """
    actor = lock_person(actor)
    reader = reader_of(actor)
    topic, found = lock_post(post.pk, reader)
    if not reader.is_member or not found.is_shown:
        raise NotAllowed
    if found.author_id == actor.pk:
        raise NotToOneself
    check_silence(actor, topic.board)
    if not can_react(reader, found):
        raise BoardClosed
    known = Reaction.objects.filter(post=found, user=actor, kind=kind).first()
    if (known.is_on if known else False) == is_on:
        return known
    check_turns(actor, known)
    stored = turned(known, is_on) if known else Reaction.objects.create(post=found, user=actor, kind=kind)
    seen_to_happen(topic, What.CHANGED, found)
    return stored


def check_turns(actor: User, known: Reaction | None) -> None:
    """Raise TooFast or TurnedTooOften. The person's row is held, so that two windows count as one."""
    if known is not None and known.turns >= MOST_TURNS:
        raise TurnedTooOften
    recent = Reaction.objects.filter(user=actor, changed_at__gt=timezone.now() - SPAN)
    if recent.count() >= MOST:
        raise TooFast("You have answered many posts in a short time. Wait a minute, then go on.")


def turned(known: Reaction, is_on: bool) -> Reaction:
    """The other way round than it was."""
    known.is_on, known.turns = is_on, known.turns + 1
    known.save()
    return known
