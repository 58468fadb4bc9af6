from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from pd_events.forms.colleagues import offer_colleagues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.districts.models import Membership


class DayField(forms.DateField):
    """A day, with the browser's own calendar where it has one."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DelegateForm(forms.Form):
    """Who decides instead, and when. A colleague is chosen by their place, which names the district too."""

    person = forms.TypedChoiceField(label="Who decides instead")
    first = DayField(label="From")
    last = DayField(label="Up to and including")

    def __init__(self, *args: Any, places: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_colleagues(self.fields["person"], places)
