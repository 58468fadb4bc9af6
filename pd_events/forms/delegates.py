from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

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
        by_number = {str(place.pk): place for place in places}
        several = len({place.district_id for place in places}) > 1
        field: Any = self.fields["person"]
        names = [(pk, f"{place.user}, {place.district}" if several else str(place.user)) for pk, place in by_number.items()]
        field.choices, field.coerce = [("", "Choose a colleague"), *names], by_number.__getitem__
