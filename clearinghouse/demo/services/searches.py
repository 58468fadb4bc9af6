"""Searches that the demo's people keep, and counts of what was asked, for the curators' report."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.resources.models import ResearchReviewPage
from search.models import PinnedResults, QueryCount, Refinement, ResultClick, SavedSearch
from search.models.pinned import PLACES


def load_searches(content: dict[str, Any]) -> int:
    """Keep the searches and write the counts; what is there already stays. Returns how many entries there are."""
    for entry in content["saved"]:
        owner = User.objects.get(email=entry["email"])
        words = {"name": entry["name"], "rhythm": entry["rhythm"]}
        SavedSearch.objects.get_or_create(owner=owner, query=entry["query"], defaults=words)
    for entry in content["asked"]:
        counts = {"visits": entry["visits"], "empty": entry.get("empty", 0), "public_results": entry.get("found", 0)}
        QueryCount.objects.update_or_create(day=day_of(entry), words=entry["words"], defaults=counts)
    for entry in content["refined"]:
        pair = {"words": entry["words"], "next_words": entry["next_words"]}
        Refinement.objects.update_or_create(day=day_of(entry), **pair, defaults={"visits": entry["visits"]})
    for entry in content["opened"]:
        place = {"words": entry["words"], "position": entry["position"]}
        ResultClick.objects.update_or_create(day=day_of(entry), **place, defaults={"clicks": entry["clicks"]})
    for entry in content["pinned"]:
        pin(entry["words"], entry["pages"])
    return sum(len(entries) for entries in content.values())


def pin(words: str, slugs: list[str]) -> None:
    """Put these resources first for a query, unless curators have chosen others."""
    pages = {page.slug: page for page in ResearchReviewPage.objects.filter(slug__in=slugs)}
    chosen = dict(zip(PLACES, (pages[slug] for slug in slugs), strict=False))
    PinnedResults.objects.get_or_create(words=words, defaults=chosen)


def day_of(entry: dict[str, Any]) -> Any:
    """The day so many days before today."""
    return timezone.localdate() - timedelta(days=entry["days_ago"])
