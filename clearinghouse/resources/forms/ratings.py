from __future__ import annotations

from typing import Any

from django import forms

from clearinghouse.resources.models import RUBRIC

CANNOT_SAY = ("", "I cannot say")


class RatingForm(forms.Form):
    """The rubric: each question with its four answers in words, the best first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (question, choices) in RUBRIC.items():
            self.fields[name] = forms.TypedChoiceField(
                label=question, choices=[*choices.choices[::-1], CANNOT_SAY], coerce=int, empty_value=None, required=False,
                widget=forms.RadioSelect, initial="",
            )  # fmt: skip
            self.fields[name].needs_no_word = True  # type: ignore[attr-defined]
