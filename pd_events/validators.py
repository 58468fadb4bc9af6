"""Whether what is said of an event is well formed. Called by models and forms alike."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator

from pd_events.enums import QuestionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pd_events.models import Question

# What an integer column of either database holds, far above any room we know.
MOST_SEATS = 100_000
at_most_seats = MaxValueValidator(MOST_SEATS, "Write a number up to %(limit_value)s.")
NUMBER = re.compile(r"[+-]?\d{1,12}([.,]\d{1,6})?", re.ASCII)
MOST_CENTS = 10_000_000
TAKEN_SLUGS = frozenset(
    {
        "accommodations", "agenda", "calendar", "closed-days", "dates", "feeds", "map", "messages", "mine", "month", "new", "proposals", "questions", "requests", "seats",
        "substitutes", "templates",
    }
)  # fmt: skip


def instant(local: datetime, zone: str) -> datetime:
    """The moment that a clock on the wall of this zone shows, in UTC.

    An hour that happens twice, when clocks go back, is its first one. Raises ValidationError for an hour that clocks going forward skip.
    """
    wall = local.replace(tzinfo=ZoneInfo(zone), fold=0)
    moment = wall.astimezone(UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValidationError(
            "On this day clocks go forward: %(time)s does not happen. Choose another hour.",
            params={"time": local.strftime("%H:%M")},
            code="no_such_hour",
        )
    return moment


def validate_order(*moments: tuple[str, datetime | None]) -> None:
    """Moments that must come one after another, with the field that each is written in; what is not given is left out."""
    given = [(name, moment) for name, moment in moments if moment is not None]
    for (_, before), (name, after) in pairwise(given):
        if after < before:
            raise ValidationError({name: "This lies before what it should follow. Check both."}, code="out_of_order")


LONGEST_CHOICE = 120
MOST_CHOICES = 30
LONGEST_ANSWERS = {
    QuestionKind.SHORT: 200, QuestionKind.LONG: 2000, QuestionKind.NUMBER: 15, QuestionKind.YES_NO: 3,
    QuestionKind.CHOICE: LONGEST_CHOICE, QuestionKind.CHOICES: LONGEST_CHOICE,
}  # fmt: skip


def validate_choices(choices: list[str]) -> None:
    """The choices of a question: not too many, none too long."""
    if len(choices) > MOST_CHOICES or any(not isinstance(one, str) or len(one) > LONGEST_CHOICE for one in choices):
        raise ValidationError(
            f"Write at most {MOST_CHOICES} choices of at most {LONGEST_CHOICE} characters.", code="too_many_choices"
        )


def checked_answers(
    questions: Sequence[Question], given: Mapping[int, Sequence[str]]
) -> tuple[dict[int, list[str]], dict[int, str]]:
    """Of these answers those that are asked for, by the number of their question, and what is wrong with the others.

    `questions` come in their order: whether one is asked depends on the answers before it.
    """
    kept: dict[int, list[str]] = {}
    wrong: dict[int, str] = {}
    for question in questions:
        words = [text for one in given.get(question.pk, ()) if (text := str(one).strip())]
        if not question.is_asked(kept):
            continue
        if not words:
            wrong |= {question.pk: "This must be answered."} if question.is_required else {}
        elif why := why_not(question, words):
            wrong[question.pk] = why
        else:
            kept[question.pk] = words
    return kept, wrong


def why_not(question: Question, words: Sequence[str]) -> str:
    """Why this cannot be the answer; empty where it can."""
    kind = QuestionKind(question.kind)
    if len(words) > 1 and kind != QuestionKind.CHOICES:
        return "Give one answer."
    if any(len(text) > LONGEST_ANSWERS[kind] for text in words):
        return f"Write at most {LONGEST_ANSWERS[kind]} characters."
    if question.possible and any(text not in question.possible for text in words):
        return "Choose from the choices."
    if kind == QuestionKind.NUMBER and not NUMBER.fullmatch(words[0]):
        return "Write a number, such as 12 or 2.5."
    return ""
