from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from forums.enums import Rhythm

if TYPE_CHECKING:
    from forums.models import Board

ALL = "all"


class RhythmForm(forms.Form):
    rhythm = forms.ChoiceField(
        label="When do you want mail of what you follow?",
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        help_text="School mornings are those of your own district: none on weekends, holidays or snow days.",
    )


class FeedForm(forms.Form):
    """What a secret address is to be of: one of these boards, or all that the person follows."""

    board = forms.ChoiceField(label="What do you want to read there?")

    def __init__(self, *args: Any, boards: list[Board], has_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [] if has_own else [(ALL, "All that I follow")]
        self.fields["board"].choices = [*every, *((board.slug, board.name) for board in boards)]  # type: ignore[attr-defined]  # choices
        self.boards = {board.slug: board for board in boards}

    def chosen(self) -> Board | None:
        """The board, or None for all that they follow."""
        return self.boards.get(self.cleaned_data["board"])
