from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from forums.enums import TopicKind
from forums.services.drafts import Begun
from forums.validators import LONGEST_POST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from forums.models import Post

MOST_TAGS = 50


class DraftForm(forms.Form):
    """What stands in a form that is not sent: of it only that it is not too long is asked."""

    text = forms.CharField(required=False, strip=False, max_length=LONGEST_POST)
    title = forms.CharField(required=False, max_length=150)
    kind = forms.ChoiceField(required=False, choices=TopicKind.choices)
    about = forms.CharField(required=False, max_length=40)
    token = forms.UUIDField(required=False)

    def begun(self, *, tags: Sequence[str] = (), quoted: Post | None = None) -> Begun:
        """What the service takes."""
        facts: dict[str, Any] = self.cleaned_data
        slugs = tuple(tag[:100] for tag in tags[:MOST_TAGS])
        text = facts["text"].replace("\r\n", "\n")
        return Begun(text, facts["token"], facts["title"], facts["kind"], slugs, facts["about"], quoted)
