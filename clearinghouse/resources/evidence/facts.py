"""What a source says about one intervention, before any of it is stored.

A reader of a source (an import, the demo) builds these; `services/evidence.py` stores them. A value that the source leaves blank is
None or "" here, never no. Things are told apart by their WWC ids, so those must be given for all but what exists nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """One measured outcome. `rating` is a StudyRating value or "", `grade_band` a GradeBand value or ""."""

    wwc_id: int
    domain: str
    measure: str
    topic: str = ""
    outcome_group: str = ""
    period: str = ""
    sample_description: str = ""
    grade_band: str = ""
    sample_size: int | None = None
    cluster_sample_size: int | None = None
    effect_size: float | None = None
    improvement_index: int | None = None
    p_value: float | None = None
    is_significant: bool | None = None
    rating: str = ""
    essa_tier: int | None = None
    unit_of_analysis: str = ""


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """One study, as it is cited."""

    wwc_id: int
    citation: str
    eric_id: str = ""
    publication: str = ""
    year: int | None = None
    page_url: str = ""


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """One review of a study for the intervention. `design` and `rating` are StudyDesign and StudyRating values."""

    wwc_id: int
    study: StudyFacts
    design: str
    rating: str
    findings: tuple[FindingFacts, ...] = ()
    purpose: str = ""
    protocol: str = ""
    protocol_version: Decimal | None = None
    standards_version: Decimal | None = None
    posted_on: date | None = None
    rating_reason: str = ""
    in_rural: bool | None = None
    in_suburban: bool | None = None
    in_urban: bool | None = None
    is_multisite: bool | None = None
    outside_us: bool | None = None
    percent_english_learners: Decimal | None = None
    percent_low_income: Decimal | None = None
    sample_make_up: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InterventionFacts:
    """One intervention with every review of it that the source holds."""

    wwc_id: int
    name: str
    program_types: tuple[str, ...] = ()
    delivery_methods: tuple[str, ...] = ()
    reviews: tuple[ReviewFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """How many records a write made, changed and found as they should be, by kind of record."""

    created: dict[str, int] = field(default_factory=dict)
    updated: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)

    @property
    def changed(self) -> int:
        """Records made or changed."""
        return sum(self.created.values()) + sum(self.updated.values())

    def plus(self, other: ChangeCounts) -> ChangeCounts:
        """The sum of two counts."""
        return ChangeCounts(*(add(getattr(self, name), getattr(other, name)) for name in ("created", "updated", "unchanged")))


def add(left: dict[str, int], right: dict[str, int]) -> dict[str, int]:
    """The sum of two tallies."""
    return {kind: left.get(kind, 0) + right.get(kind, 0) for kind in [*left, *(kind for kind in right if kind not in left)]}
