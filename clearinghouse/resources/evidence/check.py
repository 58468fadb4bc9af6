"""The published conditions of an ESSA evidence tier, checked line by line against what is recorded.

The What Works Clearinghouse names these conditions for strong (tier 1) and moderate (tier 2) evidence: a statistically significant
positive finding, 350 or more students and two or more sites over the studies of the same intervention and outcome domain, a
review under standards 2.1 or later, and a rating without reservations (tier 1) or with them (tier 2). Source: What Works Clearinghouse,
"Using the WWC to Find ESSA Tiers of Evidence"; 20 U.S.C. 7801(21)(A)(i). Whether other findings of the domain outweigh this one is the
publisher's judgement and is not checked. What is not recorded is said to be so, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from clearinghouse.resources.enums import StudyRating

if TYPE_CHECKING:
    from clearinghouse.resources.models import Finding, StudyReview

FEWEST_STUDENTS = 350
FEWEST_SITES = 2
OLDEST_STANDARDS = Decimal("2.1")


class State(StrEnum):
    """How a condition stands."""

    MET = "met"
    NOT_MET = "not met"
    NOT_RECORDED = "not recorded"


@dataclass(frozen=True)
class Condition:
    """One line of the check: what is asked, how it stands, and the recorded fact in words."""

    asks: str
    state: State
    fact: str


@dataclass(frozen=True)
class TierCheck:
    """The check of one finding beside the publisher's own tier.

    `tier` is 1, 2 or None for none; `is_decided` is False where what is not recorded could change it.
    """

    conditions: tuple[Condition, ...]
    tier: int | None
    is_decided: bool
    publishers_tier: int | None

    @property
    def differs(self) -> bool:
        """Whether the publisher's tier is another than the recorded facts lead to."""
        return not self.is_decided or self.tier != self.publishers_tier

    @property
    def deciding(self) -> tuple[Condition, ...]:
        """The conditions that keep the recorded facts from the publisher's tier."""
        return tuple(condition for condition in self.conditions if condition.state is not State.MET)


def check_tier(finding: Finding, domain: Sequence[Finding]) -> TierCheck:
    """Check one finding; `domain` holds every finding of the same intervention and outcome domain, with their reviews loaded."""
    effect, extent = significance(finding), (students(domain), sites(domain))
    standards, rating = standards_of(finding.review), rating_of(finding)
    conditions = (effect, *extent, standards, rating)
    needed = [condition.state for condition in conditions[:-1]]
    if State.NOT_MET in needed or rating.state is State.NOT_MET:
        return TierCheck(conditions, None, is_decided=True, publishers_tier=finding.essa_tier)
    if State.NOT_RECORDED in needed or rating.state is State.NOT_RECORDED:
        return TierCheck(conditions, None, is_decided=False, publishers_tier=finding.essa_tier)
    tier = 1 if stands_for(finding) == StudyRating.WITHOUT_RESERVATIONS else 2
    return TierCheck(conditions, tier, is_decided=True, publishers_tier=finding.essa_tier)


def significance(finding: Finding) -> Condition:
    """A significant effect in the students' favor."""
    asks = "A statistically significant, positive effect"
    if finding.is_significant is None or finding.effect_size is None:
        return Condition(asks, State.NOT_RECORDED, "significance or effect size not recorded")
    words = "significant" if finding.is_significant else "not significant"
    fact = f"effect size {finding.effect_size:+.2f}, {words}"
    return Condition(asks, State.MET if finding.is_significant and finding.effect_size > 0 else State.NOT_MET, fact)


def students(domain: Sequence[Finding]) -> Condition:
    """Students over the studies of the domain, each study with its largest sample."""
    asks = f"{FEWEST_STUDENTS} or more students in this outcome domain"
    largest: dict[int, int] = {}
    for finding in domain:
        if finding.sample_size is not None:
            study = finding.review.study_id
            largest[study] = max(largest.get(study, 0), finding.sample_size)
    if not largest:
        return Condition(asks, State.NOT_RECORDED, "number of students not recorded")
    total, studies = sum(largest.values()), len(largest)
    fact = f"{total:,} students in {studies} {'study' if studies == 1 else 'studies'}"
    return Condition(asks, State.MET if total >= FEWEST_STUDENTS else State.NOT_MET, fact)


def sites(domain: Sequence[Finding]) -> Condition:
    """Sites over the studies of the domain: one study in several sites is enough, and so are two studies in one each."""
    asks = "Two or more sites in this outcome domain"
    recorded = {finding.review.study_id: finding.review.is_multisite for finding in domain}
    if any(recorded.values()):
        return Condition(asks, State.MET, "a study took place in two or more sites")
    single = sum(value is False for value in recorded.values())
    if single >= FEWEST_SITES:
        return Condition(asks, State.MET, f"{single} studies in one site each")
    if None in recorded.values():
        return Condition(asks, State.NOT_RECORDED, "sites not recorded")
    return Condition(asks, State.NOT_MET, "one study in one site")


def standards_of(review: StudyReview) -> Condition:
    """The edition of the standards under which the study was reviewed."""
    asks = f"Reviewed under standards {OLDEST_STANDARDS} or later"
    if review.standards_version is None:
        return Condition(asks, State.NOT_RECORDED, "edition of the standards not recorded")
    met = review.standards_version >= OLDEST_STANDARDS
    return Condition(asks, State.MET if met else State.NOT_MET, f"standards {review.standards_version.normalize():f}")


def rating_of(finding: Finding) -> Condition:
    """A rating that meets standards; without reservations for tier 1, with them for tier 2."""
    asks = "Meets standards: without reservations for tier 1, with reservations for tier 2"
    rating = stands_for(finding)
    if not rating:
        return Condition(asks, State.NOT_RECORDED, "rating not recorded")
    of = "finding" if finding.rating else "study"
    if rating == StudyRating.DOES_NOT_MEET:
        return Condition(asks, State.NOT_MET, f"the {of} does not meet standards")
    return Condition(
        asks,
        State.MET,
        f"the {of} meets standards {'without' if rating == StudyRating.WITHOUT_RESERVATIONS else 'with'} reservations",
    )


def stands_for(finding: Finding) -> str:
    """The finding's own rating, else its study's."""
    return finding.rating or finding.review.rating
