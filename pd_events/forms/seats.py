from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.forms import offer, offer_or_settle
from pd_events.enums import Substitute
from pd_events.forms.accommodations import said_of
from pd_events.forms.buildings import building_field, check_building
from pd_events.forms.questions import add_questions, check_questions
from pd_events.models.accommodation import LONGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from pd_events.models import Building, Question

KEY_LENGTH = 64


class RegisterForm(forms.Form):
    """Asking for a seat. `key` names this attempt, so that a form sent twice is one request."""

    key = forms.CharField(max_length=KEY_LENGTH, required=False, widget=forms.HiddenInput)
    district = forms.TypedChoiceField(label="As somebody of which district")
    substitute = forms.ChoiceField(
        label="Do you need a substitute", choices=Substitute.choices, widget=forms.RadioSelect, initial=Substitute.NONE,
        help_text="Your coordinator sees this when they decide.",
    )  # fmt: skip
    note = forms.CharField(
        label="A word for your coordinator", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Only you and your district’s coordinators read it.",
    )  # fmt: skip

    accommodation = forms.CharField(
        label="Anything you need to take part", max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    field_order: tuple[str, ...] = ("key", "district", "substitute", "building", "note", "accommodation")

    def __init__(
        self,
        *args: Any,
        districts: Sequence[District],
        needs_approval: bool,
        buildings: Sequence[Building] = (),
        readers: str = "",
        questions: Sequence[Question] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["accommodation"].help_text = said_of(readers)
        if buildings:
            self.fields["building"] = building_field(buildings)
            self.order_fields(self.field_order)
        offer_or_settle(self.fields["district"], districts)
        if not needs_approval:
            del self.fields["note"]
        if not readers:
            del self.fields["accommodation"]
        self.questions = questions
        self.given: dict[int, list[str]] | None = None
        add_questions(self, questions, {})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check_building(self)
        if self.questions:
            self.given = check_questions(self, self.questions)
        return cleaned

    def words(self) -> dict[str, Any]:
        """What was asked for, without the answers to the questions: `given` has those, None where there are no questions."""
        return {name: value for name, value in self.cleaned_data.items() if not name.startswith("q_")}


class SubstituteForm(forms.Form):
    substitute = forms.TypedChoiceField(
        label="Substitute needed", choices=Substitute.choices, coerce=Substitute, widget=forms.RadioSelect,
        help_text="Needing more asks your coordinator again; your place stays yours meanwhile.",
    )  # fmt: skip

    def __init__(self, *args: Any, buildings: Sequence[Building] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if buildings:
            self.fields["building"] = building_field(buildings)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check_building(self)
        return cleaned


class TransferForm(forms.Form):
    person = forms.TypedChoiceField(label="Who takes it over", widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["person"], people)


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label="Why not", max_length=300, widget=forms.Textarea(attrs={"rows": 2}), help_text="Who asked reads this in our mail."
    )
