from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError

from clearinghouse.districts.models import District
from clearinghouse.districts.validators import validate_time_zone
from pd_events.models import DistrictShare, EventDate
from pd_events.validators import MOST_SEATS, instant

if TYPE_CHECKING:
    from collections.abc import Sequence

MOMENTS = {"starts_at": "starts", "ends_at": "ends", "opens_at": "opens", "closes_at": "closes", "list_closes_at": "list_closes"}
FORMAT = "%Y-%m-%dT%H:%M"


def moment(label: str, *, required: bool = False, hint: str = "") -> forms.DateTimeField:
    """A day and an hour, as clocks show it where the date is held."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=FORMAT)
    formats = [FORMAT, "%Y-%m-%d %H:%M"]
    return WallTime(label=label, required=required, help_text=hint, widget=widget, input_formats=formats)


class WallTime(forms.DateTimeField):
    """A time without a zone: the form says which it is."""

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        for written in self.input_formats:  # type: ignore[union-attr]
            try:
                return datetime.strptime(str(value).strip(), written)  # noqa: DTZ007 -- the form's zone is joined to it
            except ValueError:
                continue
        raise ValidationError("Write a day and an hour, such as 2026-11-03 15:30.", code="invalid")

    def prepare_value(self, value: Any) -> Any:
        return value


class DateForm(forms.ModelForm[EventDate]):
    """One date of an event, with what the agreement gives each district."""

    starts = moment("Starts", required=True, hint="As clocks show it where it is held.")
    ends = moment("Ends", required=True)
    opens = moment("Registration opens", hint="Empty: at once.")
    closes = moment("Registration closes", hint="Empty: when it starts.")
    list_closes = moment("Waiting list closes", hint="Empty: when it starts.")
    online_url = forms.URLField(
        label="Link to join online", required=False, max_length=200, assume_scheme="https",
        help_text="Shown only to people with a seat, from an hour before.",
    )  # fmt: skip
    kept_until = moment("Seats are kept until", hint="Then what a district has not used is open to all. Empty: until the start.")

    class Meta:
        model = EventDate
        fields = (
            "time_zone",
            "mode",
            "district",
            "room",
            "presenter",
            "capacity",
            "has_list",
            "minimum",
            "decided_on",
        )
        widgets = {"decided_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    field_order = (
        "starts", "ends", "time_zone", "mode", "district", "room", "online_url", "presenter", "capacity", "opens", "closes", "has_list",
        "list_closes", "minimum", "decided_on", "kept_until",
    )  # fmt: skip

    def __init__(self, *args: Any, sharing: Sequence[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sharing = sharing
        places: Any = self.fields["district"]
        places.queryset = District.objects.filter(pk__in=[district.pk for district in sharing]).order_by("name")
        shares = {share.district_id: share for share in self.instance.shares.all()} if self.instance.pk else {}
        for district in sharing:
            share = shares.get(district.pk)
            self.fields[f"kept_{district.pk}"] = seats_field(f"Seats kept for {district}", share.reserve or None if share else None)
            self.fields[f"most_{district.pk}"] = seats_field(f"Most seats for {district}", share.cap if share else None)
        if self.instance.pk:
            self.initial["online_url"] = self.instance.online_url
            zone = ZoneInfo(self.instance.time_zone)
            for column, name in MOMENTS.items():
                value = getattr(self.instance, column)
                self.initial[name] = value.astimezone(zone).replace(tzinfo=None) if value else None
            kept = next((share.released_at for share in shares.values() if share.released_at), None)
            self.initial["kept_until"] = kept.astimezone(zone).replace(tzinfo=None) if kept else None

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"]
        validate_time_zone(zone)
        return zone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in (*MOMENTS.values(), "kept_until"):
            if cleaned.get(name) and cleaned.get("time_zone"):
                try:
                    cleaned[name] = instant(cleaned[name], cleaned["time_zone"])
                except ValidationError as wrong:
                    self.add_error(name, wrong)
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", "Write an hour after the start.")
        if cleaned.get("minimum") and not cleaned.get("decided_on"):
            self.add_error("decided_on", "Name the day on which it is decided whether enough people come.")
        for district in self.sharing:
            kept, most = cleaned.get(f"kept_{district.pk}") or 0, cleaned.get(f"most_{district.pk}")
            if most is not None and most < kept:
                self.add_error(f"most_{district.pk}", "This is fewer than are kept for the district.")
        return cleaned

    def _post_clean(self) -> None:
        """The service checks the whole row: here only the fields are."""

    def facts(self) -> dict[str, Any]:
        """What the services take."""
        facts = {name: self.cleaned_data[name] for name in (*self.Meta.fields, "online_url")}
        return facts | {column: self.cleaned_data[name] for column, name in MOMENTS.items()}

    def shares(self) -> list[DistrictShare]:
        """What the agreement gives each district, for those that it gives anything."""
        found = []
        for district in self.sharing:
            kept, most = self.cleaned_data[f"kept_{district.pk}"] or 0, self.cleaned_data[f"most_{district.pk}"]
            if kept or most is not None:
                until = self.cleaned_data["kept_until"]
                found.append(DistrictShare(district=district, reserve=kept, cap=most, released_at=until))
        return found


def seats_field(label: str, initial: int | None) -> forms.IntegerField:
    """A number of seats that may be left empty."""
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_SEATS, required=False, initial=initial)
