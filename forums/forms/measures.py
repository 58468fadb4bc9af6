"""What moderators do beside deciding about a post."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.forms import offer
from forums.enums import WatchedAction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from forums.selectors.rota import Week

CONSORTIUM = "consortium"


class WarnForm(forms.Form):
    reason = forms.CharField(
        label="Your message", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Say what to do differently. It reaches them with the post, and stays on their record on these boards.",
    )  # fmt: skip


class SilenceForm(forms.Form):
    """For how long somebody writes nothing, and where: each board's moderators speak for their own boards only."""

    place = forms.TypedChoiceField(label="Where", empty_value=None)
    days = forms.TypedChoiceField(
        label="For how long", coerce=int,
        choices=[(1, "One day"), (3, "Three days"), (7, "A week"), (14, "Two weeks"), (30, "A month"), (90, "Three months")],
    )  # fmt: skip
    reason = forms.CharField(
        label="Why", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text="They read this with the day it ends."
    )

    def __init__(self, *args: Any, places: Sequence[District | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_places(self.fields["place"], places)


def offer_places(field: Any, places: Sequence[District | None]) -> None:
    """Let somebody choose among the boards of these districts and of the consortium (None); one alone is settled."""
    known = {str(place.pk) if place else CONSORTIUM: place for place in places}
    field.choices = [(key, f"The boards of {one}" if one else "The consortium’s boards") for key, one in known.items()]
    field.coerce = known.__getitem__
    if len(known) == 1:
        field.widget, field.initial = forms.HiddenInput(), next(iter(known))


class WatchForm(forms.Form):
    """Words to watch for."""

    place = forms.TypedChoiceField(label="Where", empty_value=None)
    phrases = forms.CharField(
        label="Words or phrases", max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One a line. Whole words count, whatever their capitals and accents.",
    )  # fmt: skip
    action = forms.ChoiceField(
        label="What becomes of it", choices=WatchedAction.choices, widget=forms.RadioSelect, initial=WatchedAction.ASK
    )

    def __init__(self, *args: Any, places: Sequence[District | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_places(self.fields["place"], places)


class RotaForm(forms.Form):
    """A week, and who looks after the boards in it."""

    starts = forms.TypedChoiceField(label="Week of", coerce=date.fromisoformat)
    moderator = forms.TypedChoiceField(label="On duty")
    stand_in = forms.TypedChoiceField(
        required=False,
        empty_value=None,
        help_text="Decides where the first may not, or is away. From another district, if you can.",
    )

    def __init__(self, *args: Any, weeks: Sequence[Week], people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        starts: Any = self.fields["starts"]
        starts.choices = [(week.starts.isoformat(), f"{week.starts:%B %-d}") for week in weeks]
        offer(self.fields["moderator"], people)
        offer(self.fields["stand_in"], people, nothing="Nobody")

    def clean(self) -> None:
        chosen = self.cleaned_data
        if chosen.get("stand_in") and chosen.get("stand_in") == chosen.get("moderator"):
            self.add_error("stand_in", "Choose somebody else than who is on duty.")


class AppealForm(forms.Form):
    text = forms.CharField(
        label="What should another moderator know", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="You can ask once. Whoever decided does not decide again.",
    )  # fmt: skip


class AppealAnswerForm(forms.Form):
    undo = forms.ChoiceField(
        label="What becomes of the decision", widget=forms.RadioSelect, choices=[("no", "It stays"), ("yes", "It is undone")]
    )
    answer = forms.CharField(
        label="Why", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text="Whoever appealed reads this."
    )


class OpenForm(forms.Form):
    address = forms.CharField(
        label="Link to the board, or to a topic or post on it", max_length=300,
        help_text="As whoever told you of it sees it. Boards that nobody told you of stay unknown to you.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Why you must look", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The district’s administrators read this now. It is kept.",
    )  # fmt: skip
