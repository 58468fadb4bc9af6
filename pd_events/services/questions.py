"""The questions of an event, kept by its host."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import can_run_events
from pd_events.errors import Final, MustComeAfter, QuestionAnswered, QuestionNeeded, TooManyQuestions
from pd_events.models import Event, Question

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

MOST = 25


@transaction.atomic
def add_question(event: Event, *, facts: dict[str, Any], actor: User) -> Question:
    """Add a question at the end. Raises NotAllowed, Final, TooManyQuestions, MustComeAfter, ValidationError."""
    event = kept(event, actor)
    if event.questions.count() >= MOST:
        raise TooManyQuestions
    last = event.questions.aggregate(last=Max("position"))["last"]
    return write(Question(event=event, position=0 if last is None else last + 1), facts, actor)


@transaction.atomic
def change_question(question: Question, *, facts: dict[str, Any], actor: User) -> Question:
    """Change its words, its choices or of whom it is asked. What was answered keeps its kind.

    Raises NotAllowed, Final, QuestionAnswered, MustComeAfter, ValidationError.
    """
    event = kept(question.event, actor)
    question = event.questions.get(pk=question.pk)
    if facts["kind"] != question.kind and question.answers.exists():
        raise QuestionAnswered
    if question.leads_to.exclude(only_if_value="").exists() and (facts["kind"], facts["choices"]) != (
        question.kind,
        question.choices,
    ):
        check_conditions(question, facts)
    return write(question, facts, actor)


def check_conditions(question: Question, facts: dict[str, Any]) -> None:
    """Raise QuestionNeeded where another question waits for an answer that would no longer be there."""
    possible = Question(kind=facts["kind"], choices=facts["choices"]).possible
    if possible and question.leads_to.exclude(only_if_value="").exclude(only_if_value__in=possible).exists():
        raise QuestionNeeded(field="choices")


def write(question: Question, facts: dict[str, Any], actor: User) -> Question:
    """Store it in the caller's transaction."""
    for name, value in facts.items():
        setattr(question, name, value)
    before = question.only_if
    if before is not None and (before.event_id != question.event_id or before.position >= question.position):
        raise MustComeAfter
    if before is None:
        question.only_if_value = ""
    question.full_clean()
    question.save()
    audit.record(question.event, "event.questions", actor=actor, question=question.label)
    return question


@transaction.atomic
def remove_question(question: Question, *, actor: User) -> None:
    """Take it off with what was answered to it. Raises NotAllowed, Final, and QuestionNeeded where another one depends on it."""
    event = kept(question.event, actor)
    if question.leads_to.exists():
        raise QuestionNeeded
    question.answers.all().delete()
    question.delete()
    audit.record(event, "event.questions", actor=actor, removed=question.label)


@transaction.atomic
def move_up(question: Question, *, actor: User) -> None:
    """Let it change places with the one before; the first stays. Raises NotAllowed, Final, MustComeAfter."""
    event = kept(question.event, actor)
    rows = list(event.questions.order_by("position", "pk"))
    place = [row.pk for row in rows].index(question.pk)
    if place == 0:
        return
    if rows[place].only_if_id == rows[place - 1].pk:
        raise MustComeAfter
    rows[place - 1], rows[place] = rows[place], rows[place - 1]
    for position, row in enumerate(rows):
        row.position = position
    Question.objects.bulk_update(rows, ["position"])


def kept(event: Event, actor: User) -> Event:
    """The event, which nobody else changes until the transaction ends. Raises NotAllowed, Final."""
    event = Event.objects.select_for_update(of=("self",)).select_related("district").get(pk=event.pk)
    if not can_run_events(actor, event.district):
        raise NotAllowed
    if event.is_cancelled:
        raise Final
    return event


def copy_questions(event: Event, to: Event) -> None:
    """Ask the same on another event, in the caller's transaction."""
    made: dict[int, Question] = {}
    for question in event.questions.order_by("position", "pk"):
        old, before = question.pk, question.only_if_id
        question.pk, question.event, question._state.adding = None, to, True
        question.only_if = made[before] if before is not None else None
        question.save()
        made[old] = question
