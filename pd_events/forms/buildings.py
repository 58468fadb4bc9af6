from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.forms import offer_or_settle
from pd_events.models.building import MOST_SUBSTITUTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.districts.models import District
    from pd_events.models import Building


class BuildingForm(forms.Form):
    """A building; `district` is asked for where somebody decides for several."""

    district = forms.TypedChoiceField(label="District")
    name = forms.CharField(label="Name of the building", max_length=80)
    substitutes = forms.IntegerField(
        label="Substitutes on one day", min_value=0, max_value=MOST_SUBSTITUTES, required=False,
        help_text="Whoever decides on a request sees how many of them are taken. Empty: no limit is shown.",
    )  # fmt: skip

    def __init__(self, *args: Any, districts: Sequence[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_or_settle(self.fields["district"], districts)


def building_field(buildings: Sequence[Building]) -> forms.TypedChoiceField:
    """One of these buildings, or none; its district stands with it where there are several."""
    several = len({building.district_id for building in buildings}) > 1
    names = [(str(one.pk), f"{one}, {one.district}" if several else str(one)) for one in buildings]
    by_number = {str(one.pk): one for one in buildings}
    widget = forms.Select(attrs={"data-only-if": "substitute", "data-only-unless": "none"})
    return forms.TypedChoiceField(
        label="Where the substitute is needed", choices=[("", "Choose a building"), *names], coerce=by_number.__getitem__,
        required=False, empty_value=None, widget=widget, help_text="Only if a substitute is needed.",
    )  # fmt: skip


def check_building(form: forms.Form) -> None:
    """Whoever needs a substitute says where, in a district that has named its buildings."""
    words = form.cleaned_data
    if "building" in form.fields and words.get("substitute") not in (None, "none") and not words.get("building"):
        form.add_error("building", "Choose the building where the substitute is needed.")
