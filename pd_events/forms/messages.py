from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.forms import offer
from pd_events.enums import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.districts.models import District

KEY_LENGTH = 64


class MessageForm(forms.Form):
    """A message to people on a date. `key` names the form, so that one sent twice is one message."""

    key = forms.CharField(max_length=KEY_LENGTH, widget=forms.HiddenInput)
    group = forms.ChoiceField(label="To whom", choices=Group.choices, widget=forms.RadioSelect, initial=Group.SEATED)
    district = forms.TypedChoiceField(label="Of which district", required=False, empty_value=None)
    subject = forms.CharField(max_length=120, help_text="The name of the training stands before it.")
    body = forms.CharField(
        label="Message", max_length=5000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Plain text. Each person gets a mail of their own; nobody sees who else did.",
    )  # fmt: skip

    def __init__(self, *args: Any, districts: Sequence[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["district"]
        offer(field, districts, nothing="All districts")
        field.needs_no_word = True
