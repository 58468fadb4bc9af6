"""Practice guides: their recommendations, steps and obstacles."""

from __future__ import annotations

from typing import Any

from clearinghouse.resources.enums import ResourceKind
from clearinghouse.resources.models import PracticeGuidePage
from search.documents.library import ResourceDocuments, plain


class PracticeGuideDocuments(ResourceDocuments):
    """How practice guides stand in the index."""

    kind = ResourceKind.PRACTICE_GUIDE
    page_type = PracticeGuidePage

    def words_of(self, page: Any) -> list[str]:
        """What the guide recommends, and what a small school needs for it."""
        recommended = page.recommendations.stream_block.get_searchable_content(page.recommendations)
        return [*recommended, *plain(page.what_it_takes)]

    def facts_of(self, page: Any) -> list[tuple[str, str]]:
        """How many recommendations, and whose."""
        number = len(page.recommendations)
        facts = [("Recommends", f"{number} recommendation{'' if number == 1 else 's'}")] if number else []
        return [*facts, *([("Publisher", page.publisher)] if page.publisher else [])]


KIND = PracticeGuideDocuments()
