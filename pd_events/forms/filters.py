from __future__ import annotations

from typing import Any

from django import forms

from clearinghouse.districts.enums import Grade
from clearinghouse.districts.models import District
from clearinghouse.resources.models import Topic
from clearinghouse.resources.selectors.vocabularies import term_at
from pd_events.enums import Mode
from pd_events.selectors.events import EventFilter


class FilterForm(forms.Form):
    """What to show of the events. What cannot be understood is left out."""

    q = forms.CharField(label="Words", max_length=100, required=False)
    topic = forms.ChoiceField(required=False)
    grade = forms.ChoiceField(choices=[("", "Any grade"), *Grade.choices], required=False)
    district = forms.ChoiceField(label="Where or by whom", required=False)
    mode = forms.ChoiceField(label="On site or online", choices=[("", "Either"), *Mode.choices], required=False)
    when = forms.ChoiceField(choices=[("", "Coming"), ("past", "Past")], required=False)
    credit = forms.BooleanField(label="Earns contact hours", required=False)
    free = forms.BooleanField(label="Seats for my district", required=False)

    def __init__(self, data: Any = None, *, is_member: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        topics = list(Topic.objects.current().values_list("slug", "name"))
        if data and (asked := data.get("topic")) and asked not in dict(topics) and (topic := term_at(Topic, asked)):
            self.data = {**data.dict(), "topic": topic.slug}  # an address from before two topics were merged
        self.fields["topic"].choices = [("", "Any topic"), *topics]  # type: ignore[attr-defined]
        districts = District.objects.belonging().order_by("name").values_list("slug", "name")
        self.fields["district"].choices = [("", "Any district"), *districts]  # type: ignore[attr-defined]
        if not is_member:
            del self.fields["free"]
        for field in self.fields.values():
            field.needs_no_word = True  # type: ignore[attr-defined]  # a filter is optional by nature

    def wanted(self) -> EventFilter:
        """What was asked for."""
        return EventFilter(**self.cleaned_data) if self.is_valid() else EventFilter()
