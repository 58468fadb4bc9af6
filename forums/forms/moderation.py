from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.forms import offer
from forums.enums import FlagReason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forums.models import Board, Topic


class FlagForm(forms.Form):
    reason = forms.ChoiceField(label="What is wrong with it", choices=FlagReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Anything a moderator should know", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Do not repeat what should not be read.",
    )  # fmt: skip


class HideForm(forms.Form):
    reason = forms.CharField(
        label="Why", max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text="Whoever wrote the post reads this."
    )


class SettingsForm(forms.Form):
    is_locked = forms.BooleanField(label="Closed: nobody but moderators replies", required=False)
    is_pinned = forms.BooleanField(label="Stays on top of its board", required=False)
    board = forms.TypedChoiceField(label="Its board", help_text="Addresses of the topic and its posts stay when it moves.")

    def __init__(self, *args: Any, topic: Topic, boards: Sequence[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"is_locked": topic.is_locked, "is_pinned": topic.is_pinned, "board": str(topic.board_id)}
        offer(self.fields["board"], boards)
