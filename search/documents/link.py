"""Works that stand elsewhere, and documents kept here."""

from __future__ import annotations

from typing import Any

from clearinghouse.resources.enums import ResourceKind
from clearinghouse.resources.models import LinkPage
from search.documents.library import ResourceDocuments


class LinkDocuments(ResourceDocuments):
    """How links and documents stand in the index."""

    kind = ResourceKind.LINK
    page_type = LinkPage

    def facts_of(self, page: Any) -> list[tuple[str, str]]:
        """Who published it, and when."""
        facts = [("Publisher", page.publisher)] if page.publisher else []
        return [*facts, *([("Year", str(page.published_year))] if page.published_year else [])]


KIND = LinkDocuments()
