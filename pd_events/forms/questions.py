from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.forms import offer
from pd_events.enums import QuestionKind
from pd_events.models import Question
from pd_events.validators import LONGEST_ANSWERS, checked_answers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

YES_NO = [("yes", "Yes"), ("no", "No")]


class QuestionForm(forms.ModelForm[Question]):
    """One question of an event; `before` are those that it can depend on."""

    lines = forms.CharField(
        label="Choices", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One on each line, for questions with choices.",
    )  # fmt: skip
    only_if = forms.TypedChoiceField(
        label="Asked only of those who answered", required=False, empty_value=None, help_text="Empty: asked of everybody."
    )
    only_if_value = forms.CharField(
        label="With which answer",
        required=False,
        max_length=120,
        help_text="Such as yes, no, or one of its choices. Empty: any answer.",
    )

    class Meta:
        model = Question
        fields = ("label", "hint", "kind", "is_required")

    field_order = ("label", "hint", "kind", "lines", "is_required", "only_if", "only_if_value")

    def __init__(self, *args: Any, before: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["only_if"], before, nothing="Everybody")
        if self.instance.pk:
            one = self.instance
            own = {"lines": "\n".join(one.choices), "only_if": one.only_if_id, "only_if_value": one.only_if_value}
            self.initial = {**self.initial, **own}
        if not before:
            del self.fields["only_if"], self.fields["only_if_value"]

    def _post_clean(self) -> None:
        """The service checks the whole row: here only the fields are."""

    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        facts = {name: self.cleaned_data[name] for name in self.Meta.fields}
        lines = [" ".join(line.split()) for line in self.cleaned_data["lines"].splitlines()]
        value = self.cleaned_data.get("only_if_value") or ""
        condition = {
            "only_if": self.cleaned_data.get("only_if"),
            "only_if_value": value.lower() if value.lower() in ("yes", "no") else value,
        }
        return facts | condition | {"choices": list(dict.fromkeys(filter(None, lines)))}


class AnswersForm(forms.Form):
    """The answers to an event's questions. With scripts off the condition of a question stands beside it in words; the server decides."""

    def __init__(
        self, *args: Any, questions: Sequence[Question], given: Mapping[int, Sequence[str]] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        add_questions(self, questions, given or {})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.given = check_questions(self, self.questions)
        return cleaned


def name_of(question: Question) -> str:
    """The name of its field."""
    return f"q_{question.pk}"


def add_questions(form: forms.Form, questions: Sequence[Question], given: Mapping[int, Sequence[str]]) -> None:
    """Give the form a field for each question."""
    for question in questions:
        field = field_of(question)
        words = list(given.get(question.pk, ()))
        field.initial = words if question.kind == QuestionKind.CHOICES else (words[0] if words else None)
        field.needs_no_word = question.is_required  # type: ignore[attr-defined]  # required or not is said by us
        if question.only_if_id is not None:
            data = {"data-only-if": f"q_{question.only_if_id}", "data-only-value": question.only_if_value}
            field.widget.attrs.update(data)
        form.fields[name_of(question)] = field


def field_of(question: Question) -> forms.Field:
    """The field of one question. Whether it must be answered depends on the others, and is checked with them."""
    words: dict[str, Any] = {
        "label": question.label, "required": False, "help_text": " ".join(filter(None, [question.condition, question.hint])),
    }  # fmt: skip
    longest = LONGEST_ANSWERS[QuestionKind(question.kind)]
    if question.kind == QuestionKind.CHOICES:
        choices = [(choice, choice) for choice in question.choices]
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **words)
    if question.kind in (QuestionKind.CHOICE, QuestionKind.YES_NO):
        choices = YES_NO if question.kind == QuestionKind.YES_NO else [(choice, choice) for choice in question.choices]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **words)
    widget = forms.Textarea(attrs={"rows": 3}) if question.kind == QuestionKind.LONG else forms.TextInput()
    if question.kind == QuestionKind.NUMBER:
        widget.attrs["inputmode"] = "decimal"
    return forms.CharField(max_length=longest, widget=widget, **words)


def check_questions(form: forms.Form, questions: Sequence[Question]) -> dict[int, list[str]]:
    """What was answered of what is asked; what is missing or cannot be stands beside its field."""
    given: dict[int, list[str]] = {}
    for question in questions:
        value = form.cleaned_data.get(name_of(question))
        given[question.pk] = value if isinstance(value, list) else [value] if value else []
    kept, wrong = checked_answers(questions, given)
    for question in questions:
        if question.pk in wrong and name_of(question) not in form.errors:
            form.add_error(name_of(question), wrong[question.pk])
    return kept
