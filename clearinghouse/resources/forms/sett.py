"""When a trial begins and how long it takes. Nothing about a student is asked."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from clearinghouse.resources.selectors.trial import LONGEST

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)


class TrialForm(forms.Form):
    start = forms.DateField(
        label="Begin in the week of",
        validators=[
            MinValueValidator(EARLIEST, "Choose a day in this century."),
            MaxValueValidator(LATEST, "Choose a day in this century."),
        ],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    weeks = forms.IntegerField(min_value=1, max_value=LONGEST, widget=forms.NumberInput(attrs={"inputmode": "numeric"}))
