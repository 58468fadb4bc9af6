"""Everything a research review's page says about its evidence, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Count, F

from clearinghouse.resources.enums import GradeBand, Setting
from clearinghouse.resources.evidence.check import TierCheck, check_tier
from clearinghouse.resources.models.evidence import Finding, StudyReview

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class CheckedFinding:
    """A finding and the check of its tier."""

    finding: Finding
    check: TierCheck

    @property
    def result(self) -> str:
        """In which direction the finding points: gain, loss, no clear effect, or not recorded."""
        if self.finding.is_significant is None or self.finding.effect_size is None:
            return "not recorded"
        if not self.finding.is_significant:
            return "no clear effect"
        return "gain" if self.finding.effect_size > 0 else "loss"

    @property
    def rank(self) -> tuple[int, bool, int]:
        """Sorts the finding that says most for the intervention first."""
        return (self.finding.essa_tier or 9, self.result != "gain", -(self.finding.improvement_index or 0))


@dataclass(frozen=True)
class Domain:
    """One outcome domain: its findings, those that say most first."""

    name: str
    findings: tuple[CheckedFinding, ...]

    @property
    def leading(self) -> CheckedFinding:
        """The finding whose tier the page explains."""
        return self.findings[0]

    @property
    def differing(self) -> int:
        """How many findings the publisher and the recorded facts see differently."""
        return sum(
            checked.check.differs and (checked.check.tier or checked.finding.essa_tier) is not None for checked in self.findings
        )

    @property
    def is_explained(self) -> bool:
        """Whether the page opens the check: a tier is given, or the facts would allow one."""
        return bool(self.leading.finding.essa_tier or self.leading.check.tier)


@dataclass(frozen=True)
class SettingCount:
    """How many studies record that they took place in this setting."""

    label: str
    studies: int


@dataclass(frozen=True)
class ReviewEvidence:
    """The evidence on one intervention. `domains` come with the strongest first."""

    reviews: tuple[StudyReview, ...]
    domains: tuple[Domain, ...]

    @cached_property
    def findings(self) -> tuple[CheckedFinding, ...]:
        """All findings."""
        return tuple(checked for domain in self.domains for checked in domain.findings)

    @property
    def studies(self) -> int:
        """How many different studies were reviewed."""
        return len({review.study_id for review in self.reviews})

    @property
    def best_tier(self) -> int | None:
        """The publisher's strongest tier on any finding."""
        return min((checked.finding.essa_tier for checked in self.findings if checked.finding.essa_tier), default=None)

    @property
    def with_best_tier(self) -> int:
        """How many findings carry that tier."""
        return sum(checked.finding.essa_tier == self.best_tier for checked in self.findings) if self.best_tier else 0

    @cached_property
    def results(self) -> dict[str, int]:
        """How many findings are gains, losses, without clear effect, or not recorded."""
        names = ("gain", "loss", "no clear effect", "not recorded")
        return {name: sum(checked.result == name for checked in self.findings) for name in names}

    @property
    def largest_gain(self) -> CheckedFinding | None:
        """The significant gain of the most percentile points."""
        gains = [checked for checked in self.findings if checked.result == "gain" and checked.finding.improvement_index]
        return max(gains, key=lambda checked: checked.finding.improvement_index or 0, default=None)

    @property
    def students(self) -> int:
        """Students over all studies, each study with its largest sample; 0 where none is recorded."""
        largest: dict[int, int] = {}
        for checked in self.findings:
            study = checked.finding.review.study_id
            largest[study] = max(largest.get(study, 0), checked.finding.sample_size or 0)
        return sum(largest.values())

    @property
    def settings(self) -> tuple[SettingCount, ...]:
        """Studies by setting; one study may have taken place in several."""
        return tuple(SettingCount(setting.label, self.in_setting(setting)) for setting in Setting)

    @property
    def rural(self) -> int:
        """Studies that record rural sites."""
        return self.in_setting(Setting.RURAL)

    def in_setting(self, setting: Setting) -> int:
        """Studies that record sites of this setting."""
        return len({review.study_id for review in self.reviews if getattr(review, f"in_{setting.value}")})

    @property
    def grades(self) -> tuple[str, ...]:
        """The grade bands that were studied, youngest first."""
        bands = {checked.finding.grade_band for checked in self.findings}
        return tuple(band.label for band in GradeBand if band in bands)

    @property
    def sources(self) -> tuple[StudyReview, ...]:
        """One review of each study, newest study first."""
        by_study = {review.study_id: review for review in self.reviews}
        return tuple(sorted(by_study.values(), key=lambda review: (-(review.study.year or 0), review.study.citation)))


def evidence_of(intervention_id: int) -> ReviewEvidence:
    """The whole evidence on an intervention, by its id. Two queries, whatever its size; one where nothing was reviewed."""
    reviews = tuple(StudyReview.objects.filter(intervention_id=intervention_id).select_related("study"))
    by_id = {review.pk: review for review in reviews}
    findings = list(Finding.objects.filter(review__in=by_id).order_by("domain", "pk"))
    for finding in findings:
        finding.review = by_id[finding.review_id]
    domains = [domain_of(name, list(group)) for name, group in groupby(findings, key=lambda finding: finding.domain)]
    return ReviewEvidence(reviews, tuple(sorted(domains, key=lambda domain: (domain.leading.rank, domain.name))))


def reviews_of(intervention_id: int) -> list[StudyReview]:
    """The reviews of an intervention's studies, the newest study first, each with its `finding_count`. One query."""
    reviews = StudyReview.objects.filter(intervention_id=intervention_id).select_related("study")
    return list(reviews.annotate(finding_count=Count("findings")).order_by(F("study__year").desc(nulls_last=True), "pk"))


def domain_of(name: str, findings: Sequence[Finding]) -> Domain:
    """The findings of one domain, each checked against all of them."""
    checked = [CheckedFinding(finding, check_tier(finding, findings)) for finding in findings]
    return Domain(name, tuple(sorted(checked, key=lambda entry: entry.rank)))
