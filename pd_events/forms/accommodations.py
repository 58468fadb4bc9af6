from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.forms import offer
from pd_events.enums import AccommodationState
from pd_events.forms.delegates import DayField
from pd_events.models.accommodation import LONGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User

OUTCOMES = [(state.value, state.label) for state in AccommodationState if state != AccommodationState.WITHDRAWN]


class NeedForm(forms.Form):
    text = forms.CharField(label="What you need to take part", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, readers: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = said_of(readers)


class ArrangeForm(forms.Form):
    """Who takes care of it, until when, and what came of it."""

    owner = forms.TypedChoiceField(label="Who takes care of it", required=False, empty_value=None)
    due_on = DayField(label="To be arranged by", required=False)
    state = forms.TypedChoiceField(label="How it stands", choices=OUTCOMES, coerce=AccommodationState, widget=forms.RadioSelect)
    answer = forms.CharField(
        label="A word to the person", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="They read this: what is arranged, or why it could not be and what they can do.",
    )  # fmt: skip

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["owner"], people, nothing="Nobody yet")


def said_of(readers: str) -> str:
    """Who reads it, before anything is written."""
    if not readers:
        return "Nobody is named yet who could read this: ask the organizer by mail instead."
    return f"Such as an interpreter, a step-free room, food. Read by {readers} and by nobody else; it stands on no list."
