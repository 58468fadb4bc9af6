from __future__ import annotations

from django import forms

from forums.enums import Rhythm


class RhythmForm(forms.Form):
    rhythm = forms.ChoiceField(
        label="When do you want mail of what you follow?",
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        help_text="School mornings are those of your own district: none on weekends, holidays or snow days.",
    )
