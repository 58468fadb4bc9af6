from __future__ import annotations

from typing import Any

from django import forms


class TemplateForm(forms.Form):
    """Saving an event as a template. `for_all` is for those who run every district's events."""

    called = forms.CharField(
        label="Name", max_length=120, help_text="What kind of training it is. One of the same name is replaced."
    )
    for_all = forms.BooleanField(label="For every district", required=False)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["for_all"].needs_no_word = True  # type: ignore[attr-defined]  # a box is optional by nature
        if not may_share:
            del self.fields["for_all"]
