"""What moderators do about people's words beside taking them down: a message with a post, and a silence for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.models import District
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from forums.enums import COMMON, DecisionKind
from forums.errors import NoSuchAuthor, NothingToDecide, NotOneOfUs, NotYourOwn, ReasonMissing, SilenceTooLong
from forums.models import Board, Decision, Post
from forums.policies import CONSORTIUM, LONGEST_SILENCE, SHORTEST_SILENCE, can_keep_record, scope_of
from forums.readers import reader_of
from forums.services.checks import moment
from forums.services.claiming import check_recusal, to_moderate
from forums.services.ledger import lock_person

if TYPE_CHECKING:
    from datetime import datetime

    from clearinghouse.accounts.models import User

LONGEST_REASON = 500


@transaction.atomic
def warn_author(post: Post, *, reason: str, actor: User) -> Decision:
    """Write to whoever wrote a post, kindly; the message stays on record. What was reported of it is still to be decided.

    Raises NotAllowed, NoSuchAuthor, NotYourOwn, ReasonMissing, Recused.
    """
    topic, post = to_moderate(post, actor)
    if post.author is None:
        raise NoSuchAuthor
    if post.author == actor:
        raise NotYourOwn
    check_recusal(post, actor)
    decision = decide(post, post.author, DecisionKind.WARNED, reason=sentence(reason), actor=actor)
    audit.record(post, "post.warned", actor=actor, board=topic.board_id)
    tell(decision, f"A moderator writes to you about your post in “{topic}”: {decision.reason}")
    return decision


@transaction.atomic
def silence(person: User, *, district: District | None, until: datetime, reason: str, actor: User) -> Decision:
    """Let a person write nothing on the boards of a district, or on the consortium's (None), until a time that they are told.

    What they said stands, and they go on reading. A new silence takes the place of one that holds. Raises NotAllowed, NotOneOfUs,
    ReasonMissing, SilenceTooLong.
    """
    place = district.pk if district else None
    if not can_keep_record(reader_of(actor), place) or person.pk == actor.pk or not has_written(person, place):
        raise NotAllowed
    if can_keep_record(reader_of(person), place):
        raise NotOneOfUs
    reason = sentence(reason)
    if not SHORTEST_SILENCE <= until - timezone.now() <= LONGEST_SILENCE:
        raise SilenceTooLong
    person = lock_person(person)
    silences = Decision.objects.standing().filter(person=person, district=district, kind=DecisionKind.SILENCED)
    silences.update(ended_at=timezone.now(), ended_by=actor)
    decision = Decision.objects.create(
        kind=DecisionKind.SILENCED, person=person, district=district, reason=reason, until=until, decided_by=actor
    )
    audit.record(decision, "person.silenced", actor=actor, scope=place or CONSORTIUM, person=person.pk, until=until.isoformat())
    tell(decision, f"You cannot write on {decision.where} until {moment(until)}: {reason}")
    return decision


@transaction.atomic
def end_silence(decision: Decision, *, actor: User) -> Decision:
    """Let somebody write again before the time is up. Raises NotAllowed, NothingToDecide."""
    if not can_keep_record(reader_of(actor), decision.district_id) or decision.person_id == actor.pk:
        raise NotAllowed
    lock_person(decision.person)
    held = Decision.objects.standing().filter(pk=decision.pk, kind=DecisionKind.SILENCED).first()
    if held is None:
        raise NothingToDecide
    end(held, actor)
    audit.record(held, "person.heard", actor=actor, scope=held.district_id or CONSORTIUM, person=held.person_id)
    tell(held, f"You can write on {held.where} again.")
    return held


def decide(post: Post, author: User, kind: DecisionKind, *, reason: str, actor: User) -> Decision:
    """Put a decision about a post on its author's record."""
    return Decision.objects.create(
        kind=kind, person=author, district_id=scope_of(post.topic.board), post=post, reason=reason, decided_by=actor
    )


def end(decision: Decision, actor: User) -> None:
    """It holds no longer."""
    decision.ended_at, decision.ended_by = timezone.now(), actor
    decision.save(update_fields=["ended_at", "ended_by", "updated_at"])


def has_written(person: User, district_id: int | None) -> bool:
    """Whether they wrote anything on these boards: nobody is known to moderators who did not."""
    boards = Board.objects.filter(district=district_id) if district_id else Board.objects.filter(audience__in=COMMON)
    if district_id:
        boards = boards.exclude(audience__in=COMMON)
    return Post.objects.filter(author=person, topic__board__in=boards.values("pk")).exists()


def sentence(reason: str) -> str:
    """The reason on one line. Raises ReasonMissing."""
    words = " ".join(reason.split())[:LONGEST_REASON]
    if not words:
        raise ReasonMissing
    return words


def tell(decision: Decision, text: str) -> None:
    """Tell whom it is about; what they read leads to the decision."""
    notify(decision.person, kind=NotificationKind.FORUM_DECISION, text=text, url=decision.get_absolute_url(), subject=decision.post)
