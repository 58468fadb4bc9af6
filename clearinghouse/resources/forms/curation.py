from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.resources.enums import Origin, ResourceKind
from clearinghouse.resources.models import Topic
from clearinghouse.resources.selectors.curation import Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User

SORTS = [("oldest", "Longest waiting first"), ("newest", "Latest first"), ("title", "Title"), ("kind", "Kind")]
AGES = [("", "Any age"), ("30", "Untouched for a month"), ("90", "Untouched for three months"), ("365", "Untouched for a year")]
OWNERS = [("", "Anybody"), ("mine", "I see to it"), ("nobody", "Nobody yet")]


class QueueForm(forms.Form):
    """What a curator asks of a queue."""

    kind = forms.ChoiceField(choices=[("", "Any kind"), *ResourceKind.choices], required=False)
    topic = forms.ModelChoiceField(Topic.objects.none(), required=False, to_field_name="slug", empty_label="Any topic")
    origin = forms.ChoiceField(choices=[("", "From anywhere"), *Origin.choices], required=False)
    age = forms.ChoiceField(choices=AGES, required=False)
    owner = forms.ChoiceField(choices=OWNERS, required=False)
    sort = forms.ChoiceField(label="Order", choices=SORTS, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.current()  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.needs_no_word = True  # type: ignore[attr-defined]  # every filter is optional: no need to say it six times

    def wanted(self, queue: str) -> Wanted:
        """What the form asks for; what it does not understand asks for nothing."""
        asked = self.cleaned_data
        topic = asked.get("topic")
        return Wanted(
            queue=queue,
            topic=topic.pk if topic else None,
            sort=asked.get("sort") or "oldest",
            **{name: asked.get(name) or "" for name in ("kind", "origin", "age", "owner")},
        )


class ConfirmForm(forms.Form):
    next_by = forms.DateField(
        label="Look again by",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Left empty, the time that is usual for its kind.",
    )
    note = forms.CharField(label="What you looked at", max_length=500, required=False)


class RetireForm(forms.Form):
    reason = forms.CharField(
        label="Why it is retired",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Stands on top of the page for its readers.",
    )
    replaced_by = forms.CharField(
        label="In its place",
        max_length=300,
        required=False,
        help_text="The address of the resource that replaces it, such as /library/pair-reading/, if there is one.",
    )


class OwnerForm(forms.Form):
    owner = forms.TypedChoiceField(label="Who sees to it", required=False, empty_value=None)

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_number = {str(person.pk): person for person in people}
        field = self.fields["owner"]
        field.choices = [("", "All curators"), *((number, str(person)) for number, person in by_number.items())]  # type: ignore[attr-defined]
        field.coerce = by_number.get  # type: ignore[attr-defined]
