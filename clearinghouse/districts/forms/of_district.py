from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.districts.models import District


class OfDistrict(forms.Form):
    """Something said for one of several districts; with one there is nothing to choose."""

    district = forms.TypedChoiceField(label="For which district")

    def __init__(self, *args: Any, districts: Sequence[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_number = {str(district.pk): district for district in districts}
        field = self.fields["district"]
        field.choices = [(number, str(district)) for number, district in by_number.items()]  # type: ignore[attr-defined]
        field.coerce = by_number.__getitem__  # type: ignore[attr-defined]
        if len(by_number) == 1:
            field.widget = forms.HiddenInput()
            field.initial = next(iter(by_number))
