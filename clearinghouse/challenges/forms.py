from __future__ import annotations

from django import forms

from clearinghouse.challenges.models import Proposal
from clearinghouse.districts.forms import OfDistrict


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
