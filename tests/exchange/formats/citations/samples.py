"""One resource of each kind, as the golden references cite them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from clearinghouse.resources.models import ResourcePage
from tests.factories.resources import guide_page, link_page, practice_page, review_page, technology_page

PUBLISHED = datetime(2026, 11, 3, 15, tzinfo=UTC)
GUIDE: dict[str, Any] = {
    "authors": ["Foorman, Barbara R.", "Beyler, N.", "Coyne, Michael", "What Works Clearinghouse"],
    "publisher": "Institute of Education Sciences",
    "published_year": 2016,
    "source_url": "https://ies.ed.gov/ncee/wwc/PracticeGuide/21",
    "eric_id": "ED566956",
}
LINK: dict[str, Any] = {
    "authors": ["Wood, Sarah G.", "Wagner, Richard K., Jr."],
    "published_year": 2018,
    "publisher": "Hammill Institute on Disabilities",
    "doi": "10.1177/0022219416688170",
    "source_url": "https://journals.example.org/articles/0022219416688170",
}
MAKERS = {
    "research_review": lambda: review_page("Do “Pair Readers” read better?"),
    "practice_guide": lambda: guide_page("Foundational Skills to Support Reading for Understanding", **GUIDE),
    "practice": lambda: practice_page("Read the hard text together with text-to-speech"),
    "assistive_technology": lambda: technology_page("Reading guide & line reader"),
    "link": lambda: link_page("Does text-to-speech help? A meta-analysis", **LINK),
    "bare_link": lambda: link_page("Rural schools in numbers", source_url="https://www.example.org/rural?a=1&b=2"),
}  # fmt: skip


def sample(kind: str) -> ResourcePage:
    """The resource, read as a page of any kind and published on a day that stays."""
    page = MAKERS[kind]()
    ResourcePage.objects.filter(pk=page.pk).update(last_published_at=PUBLISHED)
    return ResourcePage.objects.get(pk=page.pk)
