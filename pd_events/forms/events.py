from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from clearinghouse.core.forms import offer_or_settle
from clearinghouse.districts.enums import Grade
from clearinghouse.districts.models import District
from clearinghouse.resources.models import ResourcePage, Topic
from pd_events.models import Event
from pd_events.selectors.people import people_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User

RULES = ("needs_approval", "hold_days", "seats_by_itself", "promotes", "offer_hours", "lapsed_offer", "freeze_hours")
CENTS = 100
LONGEST_NUMBER = 15


class Rows(forms.ModelMultipleChoiceField[Any]):
    """Rows of a table. A number that no database knows is refused as one that is not there."""

    def _check_values(self, value: Any) -> Any:
        if any(len(str(number)) > LONGEST_NUMBER for number in value):
            raise ValidationError(self.error_messages["invalid_list"], code="invalid_list")
        return super()._check_values(value)  # type: ignore[misc]  # Django's stubs leave it out


class EventForm(forms.ModelForm[Event]):
    """An event without its dates. `district` is asked for where somebody runs the events of several."""

    district = forms.TypedChoiceField(label="Offering district")
    grades = forms.MultipleChoiceField(
        choices=Grade.choices, required=False, widget=forms.CheckboxSelectMultiple, help_text="None chosen means all."
    )
    topics = Rows(Topic.objects.current(), required=False, widget=forms.CheckboxSelectMultiple)
    resources = Rows(
        ResourcePage.objects.none(), required=False, label="What it teaches from the library",
        help_text="Hold Ctrl or Cmd to choose several. Each of them then lists this training.",
    )  # fmt: skip
    invited = Rows(
        District.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label="Other districts that may see it",
        help_text="Only where one district may see the event: these may too.",
    )  # fmt: skip
    cost = forms.DecimalField(
        label="Cost for each person, in dollars", min_value=0, max_value=100_000, decimal_places=2, required=False,
        help_text="Billed to the person’s district. Empty where it is free.",
    )  # fmt: skip

    class Meta:
        model = Event
        fields = (
            "title", "summary", "description", "agenda", "bring", "audience", "invited", "contact_email", "topics", "resources", "grades",
            "contact_hours", "accommodation_contact", *RULES,
        )  # fmt: skip
        widgets = {
            "description": forms.Textarea(attrs={"rows": 6}),
            "agenda": forms.Textarea(attrs={"rows": 6}),
            "summary": forms.Textarea(attrs={"rows": 2}),
        }

    field_order = (
        "district", "title", "summary", "description", "agenda", "bring", "audience", "invited", "topics", "resources", "grades",
        "contact_hours", "cost", "contact_email", "accommodation_contact", *RULES,
    )  # fmt: skip

    def __init__(self, *args: Any, districts: Sequence[District], user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_or_settle(self.fields["district"], districts)
        if self.instance.pk:
            contact: Any = self.fields["accommodation_contact"]
            contact.queryset, contact.empty_label = people_in(self.instance.district), "Nobody"
            del self.fields["district"]
            self.initial["cost"] = self.instance.cost_cents / CENTS if self.instance.cost_cents else None
        else:
            del self.fields["accommodation_contact"]  # whoever offers it looks after it, until they name another
        resources: Any = self.fields["resources"]
        resources.queryset = ResourcePage.objects.live().visible_to(user).order_by("title")
        invited: Any = self.fields["invited"]
        invited.queryset = District.objects.belonging().order_by("name")

    def facts(self) -> dict[str, Any]:
        """What the services take."""
        facts = {**self.cleaned_data, "cost_cents": int((self.cleaned_data["cost"] or 0) * CENTS)}
        facts.pop("cost")
        facts.pop("district", None)
        return facts


class CancelForm(forms.Form):
    reason = forms.CharField(
        label="Why",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Everybody with a place reads this in our mail.",
    )


class CopyForm(forms.Form):
    weeks = forms.IntegerField(
        label="Weeks later", min_value=1, max_value=156, initial=52, help_text="Each date keeps its weekday and its hour."
    )
