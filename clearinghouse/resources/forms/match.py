"""What a district says of itself, to be compared with what was studied."""

from __future__ import annotations

from typing import Any

from django import forms

from clearinghouse.districts.enums import Locale
from clearinghouse.resources.enums import GradeBand
from clearinghouse.resources.matching.bands import EnrolmentBand
from clearinghouse.resources.matching.ours import LARGEST_BUDGET

NOT_SAID = ("", "I would rather not say")


class OurSettingForm(forms.Form):
    """Each may be left out; one at least is needed to compare anything."""

    enrolment = forms.ChoiceField(
        label="Students in your district",
        choices=[NOT_SAID, *EnrolmentBand.choices],
        required=False,
        help_text="In the size classes of the Digest of Education Statistics.",
    )
    locale = forms.ChoiceField(
        label="Where it is",
        choices=[NOT_SAID, *Locale.choices],
        required=False,
        help_text="City, suburb, town or rural, as the National Center for Education Statistics groups districts.",
    )
    grades = forms.MultipleChoiceField(
        label="Grades you have in mind",
        choices=GradeBand.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Those you teach, or those for which you look for something.",
    )
    budget = forms.IntegerField(
        label="Dollars you could spend a pupil and year",
        required=False,
        min_value=0,
        max_value=LARGEST_BUDGET,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
        help_text="A whole number, such as 25; 0 for what is free.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.needs_no_word = True  # type: ignore[attr-defined]  # all are optional, as the page says

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(value not in ("", None, []) for value in said.values()):
            raise forms.ValidationError("Choose at least one, so that there is something to compare with.")
        return said
