from __future__ import annotations

from typing import Any

from django import forms

from clearinghouse.resources.models import Topic as Tag
from forums.models import Helper

TIMES = ((0, "Never"), (1, "Once a week at most"), (2, "Twice a week at most"), (5, "Five times a week at most"))


class ExpertiseForm(forms.Form):
    """What somebody may be asked about, each to be switched on and off, and how often."""

    expertise = forms.MultipleChoiceField(
        label="Ask me about", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="What you have tried, not what you have a degree in. Switch off what you would rather not be asked about.",
    )  # fmt: skip
    a_week = forms.TypedChoiceField(label="How often", coerce=int, choices=TIMES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, helper: Helper, **kwargs: Any) -> None:
        chosen = list(helper.expertise.values_list("slug", flat=True)) if helper.pk else []
        kwargs["initial"] = {"expertise": chosen, "a_week": helper.a_week}
        super().__init__(*args, **kwargs)
        expertise: Any = self.fields["expertise"]
        expertise.choices = list(Tag.objects.current().order_by("name").values_list("slug", "name"))
        expertise.needs_no_word = True

    def chosen(self) -> list[Tag]:
        """The terms that are switched on."""
        return list(Tag.objects.current().filter(slug__in=self.cleaned_data["expertise"]))
