from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.errors import RuleViolation
from clearinghouse.resources.curation.rubric import ANCHORS
from clearinghouse.resources.enums import Criterion, Decision
from clearinghouse.resources.services.rubric import Verdict, decide

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

LONGEST_REASON = 1000


class RubricForm(forms.Form):
    """The questions of the rubric, and a reason. One set of fields for each criterion, `score_fit` and `note_fit`."""

    decision: Decision | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for criterion in Criterion:
            self.fields[f"score_{criterion.value}"] = score_field(criterion, required=self.decision == Decision.APPROVE)
            self.fields[f"note_{criterion.value}"] = forms.CharField(
                label=f"Note on: {criterion.label.lower()}", max_length=300, required=False
            )
        self.fields["reason"] = forms.CharField(
            label="Your words to whoever proposed it",
            max_length=LONGEST_REASON,
            required=self.decision in (Decision.CHANGES, Decision.DECLINE),
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text="Needed when you ask for changes or decline: what is missing, or why not.",
        )
        self.fields["remarks"] = forms.CharField(
            label="Remarks for other curators", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
        )

    def verdict(self, decision: Decision) -> Verdict:
        """What the form says, once it is valid."""
        said = self.cleaned_data
        scores = {c.value: int(said[f"score_{c.value}"]) for c in Criterion if said[f"score_{c.value}"] != ""}
        notes = {c.value: said[f"note_{c.value}"] for c in Criterion}
        return Verdict(decision, said["reason"], scores, notes, said["remarks"])

    def questions(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each question with the field for a note on it."""
        return [(self[f"score_{c.value}"], self[f"note_{c.value}"]) for c in Criterion]


class DecideForm(RubricForm):
    """The rubric on a page of its own, where the decision is a choice."""

    field_order = [*(f"{part}_{c.value}" for c in Criterion for part in ("score", "note")), "reason", "remarks", "choice"]
    choice = forms.ChoiceField(label="Decision", choices=Decision.choices, widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        choice = said.get("choice")
        if choice in (Decision.CHANGES, Decision.DECLINE) and not said.get("reason"):
            self.add_error("reason", "Write what is missing, or why not. The person who proposed it reads this.")
        for criterion in Criterion:
            name = f"score_{criterion.value}"
            if choice == Decision.APPROVE and name in said and said[name] == "":
                self.add_error(name, "Choose an answer. What is published has been asked every question.")
        return said


def score_field(criterion: Criterion, *, required: bool) -> forms.ChoiceField:
    """A question of the rubric, with its four answers in words."""
    choices = [(str(score), words) for score, words in enumerate(ANCHORS[criterion])]
    return forms.ChoiceField(label=str(criterion.label), choices=choices, required=required, widget=forms.RadioSelect)


def form_for(action: str) -> type[RubricForm]:
    """The form that goes with a decision where the decision is made by a button, as in the CMS."""
    decision = Decision(action) if action in Decision.values else None
    return type("RubricFormFor", (RubricForm,), {"decision": decision})


def decide_as_sent(page_id: int, action: str, said: dict[str, Any], actor: User) -> None:
    """Decide with what a browser sent on behalf of the form, read through the form once more. Raises RuleViolation."""
    if action not in Decision.values:
        raise RuleViolation("There is no such decision. Go back to the draft and choose again.")
    form = form_for(action)(said if isinstance(said, dict) else {})
    if not form.is_valid():
        words = [
            f"{form.fields[name].label}: {' '.join(map(str, errors))}"
            for name, errors in form.errors.items()
            if name in form.fields
        ]
        raise RuleViolation(" ".join(words) or "The form was not complete. Go back to the draft and try again.")
    decide(page_id, form.verdict(Decision(action)), actor=actor)
