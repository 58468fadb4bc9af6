from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.forms import offer_or_settle
from clearinghouse.districts.enums import Audience, Grade
from clearinghouse.resources.models import Outcome, ReportReason, TriedHere, TriedWith
from clearinghouse.resources.services.tried_here import FACTS, TEXTS
from clearinghouse.resources.student_data import digest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.districts.models import District

READERS = (
    (Audience.DISTRICT.value, "Only our district for now: it is a draft"),
    (Audience.MEMBERS.value, "Members of the consortium"),
    (Audience.PUBLIC.value, "Everyone"),
)
NO_STUDENT = "Write of the class, never of one student: no names, no initials, nothing of one child’s plan or conduct."
ANY_SETTING = [("", "Not said"), *TriedWith.choices]


class Looked(forms.CheckboxInput):
    """Ticked, it sends which words were looked at."""

    def __init__(self, digest: str) -> None:
        super().__init__()
        self.digest = digest

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        context["widget"]["value"] = self.digest
        return context


def day() -> forms.DateInput:
    """A day, by the browser's own calendar."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class TriedHereForm(forms.ModelForm[TriedHere]):
    district = forms.TypedChoiceField(label="Which district")
    outcome = forms.ChoiceField(label="What became of it", choices=Outcome.choices, widget=forms.RadioSelect)
    setting = forms.ChoiceField(label="Where in the school", choices=ANY_SETTING, required=False)
    grades = forms.MultipleChoiceField(choices=Grade.choices, widget=forms.CheckboxSelectMultiple, required=False)
    readers = forms.ChoiceField(label="Who may read it", choices=READERS, widget=forms.RadioSelect, initial=Audience.MEMBERS.value)
    looked_at = forms.CharField(
        label="I looked again: nothing here tells who a student is", required=False, max_length=32, widget=forms.HiddenInput
    )

    field_order = ["district", "outcome", "saw", "differently", "setting", "grades", "students", "staff", "minutes_a_week", "weeks",
                   "cost", "cost_for", "started_on", "ended_on", "readers", "looked_at"]  # fmt: skip

    class Meta:
        model = TriedHere
        fields = FACTS
        labels = {"cost_for": "What the money was for", "students": "How many students", "staff": "How many staff",
                  "minutes_a_week": "Minutes a week", "weeks": "For how many weeks", "cost": "Cost in dollars, for all of it"}  # fmt: skip
        help_texts = {
            "saw": NO_STUDENT,
            "students": "With fewer than ten we say “fewer than 10”.",
            "cost": "0 where it cost nothing.",
        }
        widgets = {
            "saw": forms.Textarea(attrs={"rows": 6}),
            "differently": forms.Textarea(attrs={"rows": 4}),
            "started_on": day(),
            "ended_on": day(),
        }

    def __init__(self, *args: Any, districts: Sequence[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_or_settle(self.fields["district"], districts)

    def clean_grades(self) -> list[str]:
        chosen = self.cleaned_data["grades"]
        return [code for code in Grade.values if code in chosen]

    def facts(self) -> dict[str, Any]:
        """What is said, by field."""
        return {name: self.cleaned_data[name] for name in FACTS}

    def ask_to_look(self, message: str) -> None:
        """Say what looks like a student's, with a box to tick for these very words."""
        digest = digest_of(*(str(self.cleaned_data[name]) for name in TEXTS))
        self.fields["looked_at"].widget = Looked(digest)
        self.add_error("looked_at", message)


class ReportForm(forms.Form):
    reason = forms.ChoiceField(label="What is wrong with it", choices=ReportReason.choices, widget=forms.RadioSelect)
