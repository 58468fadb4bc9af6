from __future__ import annotations

from django import forms

from clearinghouse.notifications.enums import NotificationKind


class PreferencesForm(forms.Form):
    by_mail = forms.MultipleChoiceField(
        label="Send me a mail when",
        choices=NotificationKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="You see all of them on this site in any case.",
    )
    by_mail.needs_no_word = True  # type: ignore[attr-defined]  # none chosen is an answer, not an omission
