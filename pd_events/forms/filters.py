from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict

from clearinghouse.districts.enums import Grade
from clearinghouse.districts.models import District
from clearinghouse.resources.models import Topic
from clearinghouse.resources.selectors.vocabularies import term_at
from pd_events.enums import Mode
from pd_events.selectors.choices import kept_choices
from pd_events.selectors.events import EventFilter
from pd_events.selectors.travel import Travel, travel_from

if TYPE_CHECKING:
    from collections.abc import Sequence

MINUTES = (15, 30, 45, 60, 90)


class FilterForm(forms.Form):
    """What to show of the events. What cannot be understood is left out. `districts` are the person's own."""

    q = forms.CharField(label="Words", max_length=100, required=False)
    topic = forms.ChoiceField(required=False)
    grade = forms.ChoiceField(choices=[("", "Any grade"), *Grade.choices], required=False)
    district = forms.ChoiceField(label="Where or by whom", required=False)
    mode = forms.ChoiceField(label="On site or online", choices=[("", "Either"), *Mode.choices], required=False)
    within = forms.ChoiceField(
        label="Drive at most",
        choices=[("", "Any distance"), *((str(number), f"{number} minutes, or online") for number in MINUTES)],
        required=False,
    )
    start = forms.ChoiceField(label="Starting from", required=False)
    when = forms.ChoiceField(choices=[("", "Coming"), ("past", "Past")], required=False)
    credit = forms.BooleanField(label="Earns contact hours", required=False)
    free = forms.BooleanField(label="Seats for my district", required=False)

    def __init__(self, data: Any = None, *, districts: Sequence[District] = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        topics, every = kept_choices()
        if data and (asked := data.get("topic")) and asked not in dict(topics) and (topic := term_at(Topic, asked)):
            self.data = {**self.data_once(), "topic": topic.slug}  # an address from before two topics were merged
        self.every = every
        placed = [(district.slug, district.name) for district in every if district.latitude is not None]
        own = next((district.slug for district in districts if district.slug in dict(placed)), "")
        self.choose("topic", [("", "Any topic"), *topics])
        self.choose("district", [("", "Any district"), *((district.slug, district.name) for district in every)])
        self.choose("start", placed if own else [("", "Choose a district"), *placed])
        self.fields["start"].initial, self.home = own, own
        if data and own and not data.get("start"):
            self.data = {**self.data_once(), "start": own}  # what it means is what it shows
        if not districts:
            del self.fields["free"]
        for field in self.fields.values():
            field.needs_no_word = True  # type: ignore[attr-defined]  # a filter is optional by nature

    def data_once(self) -> dict[str, Any]:
        """What was sent, each name with its last value."""
        return self.data.dict() if isinstance(self.data, QueryDict) else dict(self.data)

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Give a field its choices."""
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["start"] = cleaned.get("start") or self.home
        if cleaned.get("within") and not cleaned["start"]:
            self.add_error("start", "Choose the district that you start from.")
        return cleaned

    def travel(self) -> Travel:
        """The ways from where they start. No query."""
        return travel_from(self.wanted().start, (), every=self.every)

    def wanted(self) -> EventFilter:
        """What was asked for."""
        return EventFilter(**self.cleaned_data) if self.is_valid() else EventFilter(start=self.home)
