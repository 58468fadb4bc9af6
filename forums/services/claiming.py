"""Moderators share the work: one says "I am on it", lets it go, and leaves a word for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from forums.enums import PostState
from forums.errors import NoteMissing, NothingWaits, Recused, SomebodyIsOnIt
from forums.models import Claim, Flag, HandOverNote, Post
from forums.policies import can_moderate, claim_until
from forums.readers import reader_of
from forums.selectors.calendars import calendars_for
from forums.selectors.recusal import recusal_for
from forums.services.ledger import lock_post

if TYPE_CHECKING:
    from datetime import datetime

    from clearinghouse.accounts.models import User
    from forums.models import Board, Topic

LONGEST_NOTE = 500


@transaction.atomic
def claim_post(post: Post, *, actor: User) -> Claim:
    """Say that one is on it: nobody else decides until the claim lapses or is let go. One's own is renewed.

    Of two who do so at once one gets it. Raises NotAllowed, NothingWaits, Recused, SomebodyIsOnIt.
    """
    _, post = to_moderate(post, actor)
    if not is_waiting(post):
        raise NothingWaits
    check_claim(post, actor)
    check_recusal(post, actor)
    until = lapses(post.topic.board, actor, timezone.now())
    claim, _ = Claim.objects.update_or_create(post=post, defaults={"moderator": actor, "until": until})
    audit.record(post, "post.claimed", actor=actor, board=post.topic.board_id)
    return claim


def lapses(board: Board, actor: User, now: datetime) -> datetime:
    """When a claim on this board lapses that the person makes now. Three queries."""
    calendar = calendars_for([board], actor, now)[board.pk]
    return claim_until(now, calendar.zone, calendar.closed)


@transaction.atomic
def release_post(post: Post, *, actor: User) -> None:
    """Let one's claim go; where there is none nothing happens. Raises NotAllowed, SomebodyIsOnIt."""
    _, post = to_moderate(post, actor)
    check_claim(post, actor)
    if Claim.objects.filter(post=post, moderator=actor).delete()[0]:
        audit.record(post, "post.released", actor=actor, board=post.topic.board_id)


@transaction.atomic
def leave_note(post: Post, *, text: str, actor: User) -> HandOverNote:
    """Tell the next moderator what they should know. Raises NotAllowed, NoteMissing."""
    _, post = to_moderate(post, actor)
    words = " ".join(text.split())[:LONGEST_NOTE]
    if not words:
        raise NoteMissing
    return HandOverNote.objects.create(post=post, author=actor, text=words)


def to_moderate(post: Post, actor: User) -> tuple[Topic, Post]:
    """The topic, held, and its post, where this person moderates the board. Raises NotAllowed."""
    reader = reader_of(actor)
    topic, found = lock_post(post.pk, reader)
    if not can_moderate(reader, topic.board):
        raise NotAllowed
    return topic, found


def is_waiting(post: Post) -> bool:
    """Whether a moderator is asked to decide about it."""
    return post.state == PostState.WAITING or Flag.objects.waiting().filter(post=post).exists()


def check_claim(post: Post, actor: User) -> None:
    """Raise SomebodyIsOnIt while another moderator has the post."""
    other = Claim.objects.live().filter(post=post).exclude(moderator=actor).select_related("moderator").first()
    if other is not None:
        until = f"{timezone.localtime(other.until):%-I:%M %p}"
        raise SomebodyIsOnIt(f"{other.moderator} is on it until {until}. Leave a note, or come back then.")


def check_recusal(post: Post, actor: User) -> None:
    """Raise Recused where another moderator decides about this post."""
    if why := recusal_for(reader_of(actor), post):
        raise Recused(why)
