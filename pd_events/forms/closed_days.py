from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from pd_events.services.closed_day_files import FIRST_YEAR, LAST_YEAR, LONGEST_NAME, DaysOff, read_days_off

LARGEST = 500_000


def day(label: str, *, required: bool = True, hint: str = "") -> forms.DateField:
    """A day without an hour."""
    return forms.DateField(label=label, required=required, help_text=hint, widget=forms.DateInput(attrs={"type": "date"}))


class DayOffForm(forms.Form):
    """One time off."""

    first = day("First day")
    last = day("Last day", required=False, hint="Empty where it is one day.")
    name = forms.CharField(label="What it is", max_length=LONGEST_NAME)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last") or cleaned.get("first")
        if first and last and last < first:
            self.add_error("last", "Write a day after the first one.")
        elif first and last and not FIRST_YEAR <= first.year <= last.year < LAST_YEAR:
            self.add_error("first", "Write a day of this century.")
        cleaned["last"] = last
        return cleaned

    def rows(self) -> list[DaysOff]:
        """What the service takes."""
        cleaned = self.cleaned_data
        return [DaysOff(cleaned["first"], cleaned["last"], " ".join(cleaned["name"].split()))]


class DaysOffFileForm(forms.Form):
    """A whole calendar."""

    calendar = forms.FileField(
        label="Calendar file",
        help_text="iCalendar (.ics) of closed days only, or a table (.csv) of first day, last day and name.",
    )

    def clean_calendar(self) -> list[DaysOff]:
        file = self.cleaned_data["calendar"]
        if file.size > LARGEST:
            raise ValidationError(
                "This file is larger than 500 kB. Save only the days on which schools are closed.", code="too_large"
            )
        return read_days_off(file.read())

    def rows(self) -> list[DaysOff]:
        """What the service takes."""
        rows: list[DaysOff] = self.cleaned_data["calendar"]
        return rows
