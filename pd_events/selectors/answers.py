"""What is asked on an event, and what was answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pd_events.models import Answer, Question

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pd_events.models import Event, Registration


@dataclass(frozen=True)
class Tally:
    """One question with how often each choice was taken; where it is written freely, how many have answered."""

    question: Question
    answered: int
    counts: list[tuple[str, int]]


def questions_of(event: Event) -> list[Question]:
    """The questions of an event in their order. One query."""
    return list(event.questions.select_related("only_if"))


def given_by(registration: Registration) -> dict[int, list[str]]:
    """What the person has answered, by the number of the question. One query."""
    return dict(registration.answers.values_list("question", "given"))


def answers_on(rows: Collection[Registration]) -> dict[int, dict[int, Answer]]:
    """The answers of each of these registrations, by question. One query."""
    found: dict[int, dict[int, Answer]] = {}
    for answer in Answer.objects.filter(registration__in=[row.pk for row in rows]).select_related("question"):
        found.setdefault(answer.registration_id, {})[answer.question_id] = answer
    return found


def words_of(questions: Collection[Question], answers: Mapping[int, Answer]) -> list[str]:
    """The answer to each of these questions on one line; empty where there is none. No query."""
    return [answers[one.pk].words if one.pk in answers else "" for one in questions]


def tallies(questions: Collection[Question], answers: Mapping[int, Mapping[int, Answer]]) -> list[Tally]:
    """How the answers are spread. No query."""
    found = []
    for question in questions:
        given = [one[question.pk].given for one in answers.values() if question.pk in one]
        counts = Counter(word for words in given for word in words)
        found.append(Tally(question, len(given), [(choice, counts[choice]) for choice in question.possible]))
    return found
