"""Reads that figures are counted from. Each is what a visitor may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from clearinghouse.advocacy.models import FigureRecord
from clearinghouse.districts.models import District
from clearinghouse.resources.enums import EvidenceTier
from clearinghouse.resources.models import Finding, ResearchReviewPage, ResourcePage
from clearinghouse.resources.selectors.tiers import best_tier

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Member:
    """A district that belongs, with its students in the autumn of `year`."""

    name: str
    slug: str
    state: str
    enrolment: int | None
    year: int | None
    town: str = ""
    joined_on: date | None = None


def member_districts() -> list[Member]:
    """The districts that belong, by name. One query."""
    rows = District.objects.visible_to(None).belonging().order_by("name", "pk")
    return [Member(*row) for row in rows.values_list("name", "slug", "state", "enrolment", "enrolment_year", "town", "joined_on")]


def resources_by_tier() -> dict[int | None, int]:
    """How many resources of the library everybody may read, by the best tier of their findings; None is for those without. One query."""
    best = ResourcePage.objects.visible_to(None).order_by().annotate(tier=best_tier()).values_list("pk", "tier")
    counted: dict[int | None, int] = {}
    for _, tier in best:
        counted[tier] = counted.get(tier, 0) + 1
    return counted


def strong_findings_by_domain() -> list[tuple[str, int]]:
    """How many findings with Tier 1 stand on pages that everybody may read, by outcome domain, most first. One query."""
    shown = ResearchReviewPage.objects.visible_to(None).order_by().values("intervention")
    strong = Finding.objects.filter(essa_tier=EvidenceTier.STRONG, review__intervention__in=shown).order_by()
    counted: Any = strong.values_list("domain").annotate(count=Count("pk", distinct=True))
    return sorted(((domain or "not recorded", count) for domain, count in counted), key=lambda row: (-row[1], row[0]))


def archive_of(key: str) -> list[FigureRecord]:
    """What a figure was at the end of each school year, the last first. One query."""
    return list(FigureRecord.objects.visible_to(None).filter(key=key))
