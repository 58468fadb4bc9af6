from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from pd_events.forms.seats import RegisterForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pd_events.selectors.standings import Standing


class SeriesForm(RegisterForm):
    """Asking for several dates of one event at once. Those with a seat are chosen already."""

    dates = forms.TypedMultipleChoiceField(
        label="Which dates",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="You get a seat on all that you choose, or on none.",
        error_messages={"required": "Choose at least one date."},
    )
    wait = forms.BooleanField(label="Put me on the waiting list where a date is full", required=False)

    field_order = ("dates", "wait", "district", "substitute", "building", "note", "accommodation")

    def __init__(self, *args: Any, standings: Sequence[Standing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dates: Any = self.fields["dates"]
        dates.choices = [(str(one.date.pk), f"{one.when}: {one.seats.words.lower()}") for one in standings]
        dates.initial = [str(one.date.pk) for one in standings if not one.seats.is_full]
        self.fields["wait"].needs_no_word = True  # type: ignore[attr-defined]  # a box is optional by nature
