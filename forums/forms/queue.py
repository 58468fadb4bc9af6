"""Which part of what waits, and of what was done, moderators want to see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.forms import offer
from forums.enums import FlagReason
from forums.selectors.log import LABELS, Asked
from forums.selectors.moderation import APPEALED, NEW, REPORTED, Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forums.models import Board


KINDS = [(NEW, "Posts to read first"), (REPORTED, "Reports"), (APPEALED, "Decisions to look at again")]


class Narrowing(forms.Form):
    """Filters: each is optional by nature, which nobody needs to be told."""

    board = forms.TypedChoiceField(required=False, empty_value=None)

    def __init__(self, *args: Any, boards: Sequence[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["board"], boards, nothing="All of yours")
        for field in self.fields.values():
            field.needs_no_word = True  # type: ignore[attr-defined]  # read by the field's template


class LogForm(Narrowing):
    """Which part of the log to show; what cannot be read asks for nothing."""

    action = forms.ChoiceField(label="What was done", required=False, choices=[("", "Anything"), *LABELS.items()])
    since = forms.DateField(required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))

    def asked(self) -> Asked:
        """What the selector takes."""
        facts = self.cleaned_data if self.is_valid() else {}
        board = facts.get("board")
        return Asked(board.pk if board else None, facts.get("action", ""), facts.get("since"))


class QueueForm(Narrowing):
    """Which part of what waits to show; what cannot be read asks for nothing."""

    kind = forms.ChoiceField(label="What", required=False, choices=[("", "Everything"), *KINDS])
    reason = forms.ChoiceField(label="Reported because", required=False, choices=[("", "Any reason"), *FlagReason.choices])
    whose = forms.ChoiceField(
        label="Who is on it", required=False, choices=[("", "Anybody or nobody"), ("free", "Nobody"), ("mine", "I am")]
    )

    def wanted(self) -> Wanted:
        """What the selector takes."""
        facts = self.cleaned_data if self.is_valid() else {}
        board = facts.get("board")
        return Wanted(board.pk if board else None, facts.get("reason", ""), facts.get("whose", ""), facts.get("kind", ""))
