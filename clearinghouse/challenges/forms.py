from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.challenges.models import Proposal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.districts.models import District


class OfDistrict(forms.Form):
    """Something said for one of several districts; with one there is nothing to choose."""

    district = forms.TypedChoiceField(label="For which district")

    def __init__(self, *args: Any, districts: Sequence[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_number = {str(district.pk): district for district in districts}
        field = self.fields["district"]
        field.choices = [(number, str(district)) for number, district in by_number.items()]  # type: ignore[attr-defined]
        field.coerce = by_number.__getitem__  # type: ignore[attr-defined]
        if len(by_number) == 1:
            field.widget = forms.HiddenInput()
            field.initial = next(iter(by_number))


class BackForm(OfDistrict):
    why = forms.CharField(
        label="Why it matters to you",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One sentence. It stands on this page for everybody.",
    )


class ProposeForm(OfDistrict):
    name = forms.CharField(max_length=80, help_text="A few words, as you would say it at a meeting.")
    sentence = forms.CharField(label="In one sentence", max_length=200)
    why = forms.CharField(
        label="Why districts should face it together",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="What makes it hard where you work, and what you would hope for from the others.",
    )

    field_order = ["name", "sentence", "why", "district"]


class DeclineForm(forms.ModelForm[Proposal]):
    reason = forms.CharField(
        label="Why not",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The person who proposed it reads this.",
    )

    class Meta:
        model = Proposal
        fields = ["reason"]
