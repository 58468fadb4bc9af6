from __future__ import annotations

from django import forms

from search.models import MailRhythm


class SavedSearchForm(forms.Form):
    name = forms.CharField(max_length=80, help_text="How you will know it again.")
    rhythm = forms.ChoiceField(
        label="Mail me what is new",
        choices=MailRhythm.choices,
        initial=MailRhythm.WEEKLY,
        widget=forms.RadioSelect,
    )
