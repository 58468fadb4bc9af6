from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models

from clearinghouse.core.models import TimeStamped
from pd_events.enums import QuestionKind
from pd_events.models.event import Event
from pd_events.models.registration import Registration
from pd_events.validators import validate_choices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

CHOOSING = (QuestionKind.CHOICE, QuestionKind.CHOICES)
YES_OR_NO = ["yes", "no"]


class Question(TimeStamped):
    """What the host of an event asks of everybody who comes, or only of those who have given a certain answer before."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    label = models.CharField("question", max_length=150)
    hint = models.CharField(max_length=200, blank=True)
    kind = models.CharField("kind of answer", max_length=10, choices=QuestionKind.choices, default=QuestionKind.SHORT)
    choices = models.JSONField(default=list, blank=True, validators=[validate_choices])
    is_required = models.BooleanField("must be answered", default=False)
    only_if = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="leads_to")
    only_if_value = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        if self.kind in CHOOSING and len(self.choices) < 2:
            raise ValidationError({"choices": "Write at least two choices, one on each line."}, code="no_choice")
        if (
            self.only_if is not None
            and self.only_if_value
            and self.only_if_value not in (self.only_if.possible or [self.only_if_value])
        ):
            raise ValidationError(
                {"only_if_value": f"“{self.only_if}” has no such answer: it has {', '.join(self.only_if.possible)}."},
                code="no_such_answer",
            )

    @property
    def possible(self) -> Sequence[str]:
        """Every answer that it can have; nothing where it is written freely."""
        if self.kind == QuestionKind.YES_NO:
            return YES_OR_NO
        return list(self.choices) if self.kind in CHOOSING else []

    @property
    def condition(self) -> str:
        """Of whom it is asked, in words; empty where it is asked of all."""
        if self.only_if is None:
            return ""
        if self.only_if_value:
            return f"Only if you answered “{self.only_if_value}” to “{self.only_if}”."
        return f"Only if you answered “{self.only_if}”."

    def is_asked(self, answers: Mapping[int, Sequence[str]]) -> bool:
        """Whether it is asked of somebody who has given these answers, by the number of their question."""
        if self.only_if_id is None:
            return True
        given = answers.get(self.only_if_id, ())
        return bool(given) and (not self.only_if_value or self.only_if_value in given)


class AnswerQuerySet(models.QuerySet["Answer"]):
    def visible_to(self, user: User | AnonymousUser | None) -> AnswerQuerySet:
        """Those of the registrations that this person may see: their own, their district's, and those on events they run."""
        return self.filter(registration__in=Registration.objects.visible_to(user).values("pk"))


class Answer(TimeStamped):
    """What one person has answered to one question: one text, or several where several choices were open."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    given = models.JSONField(default=list)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["question__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "question"], name="answer_once_per_registration_and_question")
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk}"

    @property
    def words(self) -> str:
        """The answer on one line."""
        return ", ".join(self.given)
