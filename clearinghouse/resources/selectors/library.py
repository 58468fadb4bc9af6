"""What the library holds, for the person who looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Min, Q

from clearinghouse.resources.enums import EvidenceTier, GradeBand, Setting
from clearinghouse.resources.models.evidence import Finding, StudyReview
from clearinghouse.resources.models.pages import ResearchReviewPage, ResourcePage
from clearinghouse.resources.models.topic import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

NEWEST = 6
SETTING_FIELDS = {setting: f"in_{setting.value}" for setting in Setting}


@dataclass(frozen=True)
class Way:
    """One way in: its words, the search it opens, and how many resources are there."""

    label: str
    facet: str
    value: str
    count: int
    note: str = ""


@dataclass(frozen=True)
class LibraryOverview:
    """The library at a glance; every count is of what this person may see."""

    total: int
    topics: list[Way]
    tiers: list[Way]
    grades: list[Way]
    settings: list[Way]
    newest: list[Any]


def library_overview(user: User | AnonymousUser | None) -> LibraryOverview:
    """Counts by topic, tier, grades and setting, and the newest resources. Six queries, whatever the library's size."""
    visible = ResourcePage.objects.visible_to(user)
    shown = ResearchReviewPage.objects.visible_to(user).values("intervention")
    findings = Finding.objects.filter(review__intervention__in=shown)
    return LibraryOverview(
        total=visible.count(),
        topics=topics_of(visible),
        tiers=[
            Way(EvidenceTier(tier).label, "tier", str(tier), count)
            for tier, count in by_intervention(findings, "essa_tier")
            if tier
        ],
        grades=in_order(GradeBand, "grade", dict(by_intervention(findings, "grade_band"))),
        settings=settings_of(shown),
        newest=newest_of(visible),
    )


def topics_of(visible: Any) -> list[Way]:
    """Topics with how many resources each has, the fullest first."""
    counted = Topic.objects.filter(resources__in=visible.values("pk")).annotate(count=Count("resources", distinct=True))
    return [Way(topic.name, "topic", topic.slug, topic.count, topic.scope_note) for topic in counted.order_by("-count", "name")]


def by_intervention(findings: Any, field: str) -> list[tuple[Any, int]]:
    """How many interventions have a finding with each value of a field."""
    return list(findings.order_by(field).values_list(field).annotate(count=Count("review__intervention", distinct=True)))


def in_order(choices: Any, facet: str, counts: dict[str, int]) -> list[Way]:
    """The values of an enum in its own order, without empty ones."""
    return [Way(choice.label, facet, choice.value, counts[choice.value]) for choice in choices if counts.get(choice.value)]


def settings_of(shown: Any) -> list[Way]:
    """How many interventions have a study that records each setting."""
    reviews = StudyReview.objects.filter(intervention__in=shown)
    totals = reviews.aggregate(
        **{field: Count("intervention", distinct=True, filter=Q(**{field: True})) for field in SETTING_FIELDS.values()}
    )
    return in_order(Setting, "setting", {setting.value: totals[field] for setting, field in SETTING_FIELDS.items()})


def newest_of(visible: Any) -> list[Any]:
    """The resources published last, each with its best `tier`."""
    tier = Min("researchreviewpage__intervention__reviews__findings__essa_tier")
    return list(visible.annotate(tier=tier).order_by(F("first_published_at").desc(nulls_last=True), "-pk")[:NEWEST])


def related_to(page: ResourcePage, topics: Iterable[Topic], user: User | AnonymousUser | None, *, most: int = 4) -> list[Any]:
    """Resources that share the most of these topics with this one, those with the stronger evidence first among equals. One query."""
    near = ResourcePage.objects.visible_to(user).exclude(pk=page.pk).filter(topics__in=list(topics))
    tier = Min("researchreviewpage__intervention__reviews__findings__essa_tier")
    return list(
        near.annotate(shared=Count("topics", distinct=True), tier=tier).order_by(
            "-shared", F("tier").asc(nulls_last=True), "title"
        )[:most]
    )
