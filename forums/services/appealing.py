"""Whoever a decision is about asks once that another moderator look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.notifications.services.reading import settle
from forums.enums import AppealState, DecisionKind, PostState
from forums.errors import NothingToDecide, NoWordsForAppeal, TooLateToAppeal
from forums.models import Appeal, Decision
from forums.policies import CONSORTIUM, can_appeal, can_decide_appeal
from forums.readers import reader_of
from forums.selectors.people import keepers_of, moderators_of
from forums.services.ledger import lock_person, lock_post
from forums.services.measures import end, sentence
from forums.services.moderating import let_stand

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

LONGEST = 1000


@transaction.atomic
def appeal(decision: Decision, *, text: str, actor: User) -> Appeal:
    """Ask that another moderator look at a decision about oneself; those who may are told. Raises NotAllowed, TooLateToAppeal, NoWordsForAppeal."""
    lock_person(actor)
    held = Decision.objects.select_related("post__topic__board", "district").filter(pk=decision.pk, person=actor).first()
    if held is None:
        raise NotAllowed
    if not can_appeal(held, is_first=not Appeal.objects.filter(decision=held).exists()):
        raise TooLateToAppeal
    words = " ".join(text.split())[:LONGEST]
    if not words:
        raise NoWordsForAppeal
    made = Appeal.objects.create(decision=held, text=words)
    audit.record(made, "appeal.made", actor=actor, decision=held.pk, **place_of(held))
    people = moderators_of(held.post.topic.board) if held.post else keepers_of(held.district_id)
    asked = [person for person in people if person.pk not in (held.decided_by_id, actor.pk)]
    notify(asked, kind=NotificationKind.FORUM_FLAG, text="Somebody asks that another moderator look at a decision",
           url=made.get_absolute_url(), subject=made)  # fmt: skip
    return made


@transaction.atomic
def decide_appeal(appeal: Appeal, *, undo: bool, answer: str, actor: User) -> Appeal:
    """Keep a decision or undo it, with a sentence for whoever appealed. Whoever decided first does not decide again.

    Of two who do so at once one does. Raises NotAllowed, NothingToDecide, ReasonMissing.
    """
    held = Appeal.objects.select_for_update(of=("self",), no_key=True).get(pk=appeal.pk)
    decision = Decision.objects.select_related("person", "post__topic__board", "district").get(pk=held.decision_id)
    reader = reader_of(actor)
    if not Appeal.objects.moderated_by(reader).filter(pk=held.pk).exists() or not can_decide_appeal(reader, decision):
        raise NotAllowed
    if not held.is_waiting:
        raise NothingToDecide
    held.answer, held.state = sentence(answer), AppealState.UNDONE if undo else AppealState.KEPT
    held.decided_by, held.decided_at = actor, timezone.now()
    held.save()
    if undo:
        take_back(decision, actor)
    audit.record(held, "appeal.decided", actor=actor, undone=undo, decision=decision.pk, **place_of(decision))
    settle(held)
    text = f"Another moderator has looked: {held.get_state_display().lower()}. {held.answer}"
    notify(decision.person, kind=NotificationKind.FORUM_DECISION, text=text, url=decision.get_absolute_url(), subject=decision.post)
    return held


def take_back(decision: Decision, actor: User) -> None:
    """Let a decision hold no longer; a post that was taken down and has its words stands again."""
    if decision.is_standing:
        end(decision, actor)
    if decision.kind == DecisionKind.HIDDEN and decision.post is not None:
        topic, post = lock_post(decision.post.pk, reader_of(actor))
        if post.state == PostState.HIDDEN and post.text:
            let_stand(topic, post)


def place_of(decision: Decision) -> dict[str, Any]:
    """Where the log finds it: by its board, or by whose boards they are."""
    return {"board": decision.post.topic.board_id} if decision.post else {"scope": decision.district_id or CONSORTIUM}
