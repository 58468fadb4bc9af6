from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.forms import offer_or_settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.districts.models import District


class OfDistrict(forms.Form):
    """Something said for one of several districts; with one there is nothing to choose."""

    district = forms.TypedChoiceField(label="For which district")

    def __init__(self, *args: Any, districts: Sequence[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_or_settle(self.fields["district"], districts)
