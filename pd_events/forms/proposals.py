from __future__ import annotations

from django import forms

from clearinghouse.districts.forms import OfDistrict
from clearinghouse.resources.models import Topic
from pd_events.forms.events import Rows


class ProposeForm(OfDistrict):
    """Proposing a training."""

    title = forms.CharField(label="What it should be about", max_length=120, help_text="As you would call it in the staff room.")
    why = forms.CharField(
        label="Why it would help",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What you would do differently afterwards. Name no student.",
    )
    when_suits = forms.CharField(
        label="When it would suit", max_length=200, required=False, help_text="A season, a weekday, after school or a whole day."
    )
    topics = Rows(Topic.objects.current(), required=False, widget=forms.CheckboxSelectMultiple)

    field_order = ("title", "why", "when_suits", "topics", "district")


class PlanForm(OfDistrict):
    """Which district offers it."""
