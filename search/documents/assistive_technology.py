"""Assistive and adaptive technology, by what a student needs help to do."""

from __future__ import annotations

from typing import Any

from clearinghouse.resources.enums import ResourceKind, TechLevel
from clearinghouse.resources.models import AssistiveTechnologyPage
from search.documents.base import Value, term_values
from search.documents.library import ResourceDocuments, plain


class AssistiveTechnologyDocuments(ResourceDocuments):
    """How assistive technologies stand in the index."""

    kind = ResourceKind.ASSISTIVE_TECHNOLOGY
    page_type = AssistiveTechnologyPage

    def facets_of(self, page: Any) -> dict[str, tuple[Value, ...]]:
        """The tasks it helps with, and its rung."""
        levels = list(TechLevel)
        level = TechLevel(page.tech_level)
        return {
            "need": term_values(page.functional_needs.all()),
            "rung": (Value(level.value, level.label, levels.index(level)),),
        }

    def words_of(self, page: Any) -> list[str]:
        """What it does, how to start, try, pay and borrow."""
        tried = [*page.trial_steps, *page.trial_measures, page.keep_if]
        return [*plain(page.what_it_does), *page.how_to_start, *tried, *page.funding, page.loan, page.with_people, page.in_the_iep]

    def facts_of(self, page: Any) -> list[tuple[str, str]]:
        """Its rung, and what it helps with."""
        needs = ", ".join(need.name.lower() for need in page.functional_needs.all()[:3])
        return [("Rung", page.get_tech_level_display()), *([("Helps with", needs)] if needs else [])]


KIND = AssistiveTechnologyDocuments()
