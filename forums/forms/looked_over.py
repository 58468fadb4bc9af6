from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from clearinghouse.core.forms import refuse
from clearinghouse.resources.forms.tried_here import Looked
from clearinghouse.resources.student_data import digest_of
from forums.services.looked_over import texts_of_files

if TYPE_CHECKING:
    from clearinghouse.core.errors import RuleViolation
    from forums.services.looked_over import Called

# What a person ticks after a warning, by the rule that warned.
CONFIRMED_BY = {"looks_like_students": "looked_at", "look_again": "sure"}


class LookedOver(forms.Form):
    """What is looked over before others read it. After a warning it asks whether the person looked again."""

    looked_at = forms.CharField(
        label="I looked again: nothing here tells who a student is", required=False, max_length=32, widget=forms.HiddenInput
    )
    sure = forms.CharField(label="I read it once more, and mean it so", required=False, max_length=32, widget=forms.HiddenInput)

    def texts(self) -> list[str]:
        """The title and words that are looked over, as the service has them."""
        return []

    def enclosed(self) -> list[Called]:
        """The files that are looked over with them."""
        return []

    def confirmed(self) -> dict[str, str]:
        """What the person confirmed, as services take it."""
        return {name: str(self.cleaned_data[name]) for name in CONFIRMED_BY.values()}

    def ask_for(self, no: RuleViolation) -> None:
        """Where it is to be looked at again let the person say that they did, of these texts and no others."""
        if asked := CONFIRMED_BY.get(no.code):
            self.fields[asked].widget = Looked(digest_of(*self.texts(), *texts_of_files(self.enclosed())))

    def refuse(self, no: RuleViolation) -> None:
        """Show why it was not taken, and ask for what would confirm it."""
        self.ask_for(no)
        refuse(self, no)
