from __future__ import annotations

from typing import Any

from wagtail.documents.forms import BaseDocumentForm

from clearinghouse.resources.selectors.documents import words_about


class DocumentForm(BaseDocumentForm):
    """Wagtail's form of a document, which says whether its words are found by search, and if not, why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and (words := words_about(self.instance)):
            self.fields["title"].help_text = self["title"].help_text = words
