"""What the library holds, for the person who looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When

from clearinghouse.resources.brought.related import ids_like
from clearinghouse.resources.brought.ways import Way, brought
from clearinghouse.resources.enums import EvidenceTier, GradeBand, Setting
from clearinghouse.resources.models import ResearchReviewPage, ResourcePage
from clearinghouse.resources.models.evidence import StudyReview
from clearinghouse.resources.models.vocabulary import Topic
from clearinghouse.resources.selectors.tiers import best_tier
from clearinghouse.resources.selectors.ways import counted_of, trees_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

NEWEST = 6


@dataclass(frozen=True)
class LibraryOverview:
    """The library at a glance; every count is of what this person may see."""

    total: int
    kinds: list[Way]
    topics: list[Way]
    needs: list[Way]
    challenges: list[Way]
    hand: list[Way]
    tiers: list[Way]
    grades: list[Way]
    settings: list[Way]
    newest: list[Any]


def library_overview(user: User | AnonymousUser | None) -> LibraryOverview:
    """Counts of every way in, and the newest resources.

    Four queries, whatever the library's size, and those of the ways that other apps bring; for somebody signed in a few more.
    """
    visible = ResourcePage.objects.visible_to(user)
    counts = counts_of_evidence(ResearchReviewPage.objects.visible_to(user).values("intervention"))
    counted, trees = counted_of(visible), trees_of(user)
    counts = {name: count + counted.marked.get(name, 0) for name, count in counts.items()}
    return LibraryOverview(
        total=sum(kind.count for kind in counted.kinds),
        kinds=counted.kinds,
        topics=trees["topic"],
        needs=trees["need"],
        challenges=brought(user),
        hand=counted.hand,
        tiers=in_order(EvidenceTier, "tier", counts),
        grades=in_order(GradeBand, "grade", counts),
        settings=in_order(Setting, "setting", counts),
        newest=newest_of(visible),
    )


def counts_of_evidence(shown: Any) -> dict[str, int]:
    """How many of these interventions have a finding of each tier and grade band, and a study in each setting, by facet and value."""
    conditions = {
        **{f"tier_{tier.value}": Q(findings__essa_tier=tier) for tier in EvidenceTier},
        **{f"grade_{band.value}": Q(findings__grade_band=band) for band in GradeBand},
        **{f"setting_{setting.value}": Q(**{f"in_{setting.value}": True}) for setting in Setting},
    }
    totals: dict[str, int] = StudyReview.objects.filter(intervention__in=shown).aggregate(
        **{name: Count("intervention", distinct=True, filter=condition) for name, condition in conditions.items()}
    )
    return totals


def in_order(choices: Any, facet: str, counts: dict[str, int]) -> list[Way]:
    """The values of an enum in its own order, without empty ones."""
    counted = [(choice, counts[f"{facet}_{choice.value}"]) for choice in choices]
    return [Way(choice.label, facet, str(choice.value), count) for choice, count in counted if count]


def newest_of(visible: Any) -> list[Any]:
    """The resources published last, each with its best `tier`."""
    latest = (F("first_published_at").desc(nulls_last=True), "-pk")
    newest = visible.order_by(*latest).values("pk")[:NEWEST]
    return list(visible.filter(pk__in=newest).annotate(tier=best_tier()).order_by(*latest))


def related_to(page: ResourcePage, topics: Iterable[Topic], user: User | AnonymousUser | None, *, most: int = 4) -> list[Any]:
    """Resources like this one: first those that finders bring, then those that share the most of these topics.

    Among equals the stronger evidence comes first. One query beside the finders'.
    """
    like = ids_like(page, user)
    visible = ResourcePage.objects.visible_to(user).exclude(pk=page.pk)
    near = visible.filter(pk__in=like) if len(like) >= most else visible.filter(Q(topics__in=list(topics)) | Q(pk__in=like))
    shared = Count("topics", filter=Q(topics__in=list(topics)), distinct=True)
    place = Case(
        *(When(pk=pk, then=Value(place)) for place, pk in enumerate(like)), default=Value(len(like)), output_field=IntegerField()
    )
    ordered = near.annotate(shared=shared, tier=best_tier(), place=place).order_by(
        "place", "-shared", F("tier").asc(nulls_last=True), "title"
    )
    return list(ordered[:most])
