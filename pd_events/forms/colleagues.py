from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from clearinghouse.core.forms import offer, offer_or_settle
from pd_events.enums import Substitute
from pd_events.forms.buildings import building_field, check_building
from pd_events.tables import MOST_LINES, read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile

    from clearinghouse.districts.models import District, Membership
    from pd_events.models import Building

MOST_BYTES = 200_000
LONGEST_TEXT = 60_000


class ColleagueForm(forms.Form):
    """One colleague. They are chosen by their place, which names the district too."""

    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    place = forms.TypedChoiceField(label="Who")
    substitute = forms.TypedChoiceField(
        label="Substitute needed", choices=Substitute.choices, coerce=Substitute, widget=forms.RadioSelect, initial=Substitute.NONE
    )

    def __init__(self, *args: Any, places: Sequence[Membership], buildings: Sequence[Building], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_colleagues(self.fields["place"], places)
        if buildings:
            self.fields["building"] = building_field(buildings)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check_building(self)
        return cleaned


class RosterForm(forms.Form):
    """A whole roster, as a file or written down."""

    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    district = forms.TypedChoiceField(label="People of which district")
    file = forms.FileField(
        label="CSV file", required=False, widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text="In UTF-8, with the columns email, substitute (none, half or full) and building; only the first is needed.",
    )  # fmt: skip
    text = forms.CharField(
        label="Or write the addresses here", required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=f"One person on each line, at most {MOST_LINES}: the address, then a comma and half or full where they need a substitute.",
    )  # fmt: skip

    def __init__(self, *args: Any, districts: Sequence[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_or_settle(self.fields["district"], districts)

    def clean_file(self) -> str:
        """The file's text; empty where none was sent."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError("The file is too large: at most 200 KB are taken.", code="too_large")
        try:
            text: str = file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ValidationError("This is no text in UTF-8. Save it as “CSV UTF-8”.", code="not_text") from error
        if "\0" in text or len(text) > LONGEST_TEXT:
            raise ValidationError("This cannot be read as a list of people.", code="not_text")
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["text"] = (cleaned.get("file") or cleaned.get("text") or "").strip()
        if not self.errors and not cleaned["text"]:
            self.add_error("file", "Choose a file, or write the addresses below.")
        self.lines = read_lines(cleaned["text"])
        if len(self.lines) > MOST_LINES:
            self.add_error("text", f"At most {MOST_LINES} people are taken at once.")
        return cleaned


def offer_colleagues(field: Any, places: Sequence[Membership]) -> None:
    """Have the field offer these people; their district stands with them where there are several."""
    several = len({place.district_id for place in places}) > 1
    offer(
        field,
        places,
        nothing="Choose a colleague",
        words=lambda place: f"{place.user}, {place.district}" if several else str(place.user),
    )
