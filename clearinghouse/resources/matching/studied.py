"""What is recorded of those who were studied, as far as it can be compared with a district."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clearinghouse.resources.enums import GradeBand, ResourceKind, Setting

if TYPE_CHECKING:
    from clearinghouse.resources.models import Finding, ResourcePage, StudyReview


@dataclass(frozen=True)
class Sample:
    """Studies that took place in the same settings with the same grade bands. What no study says is empty."""

    settings: tuple[str, ...]
    grades: tuple[str, ...]
    studies: int = 1


@dataclass(frozen=True)
class Studied:
    """Recorded facts of one resource: who was studied, else for whom it is meant, and what it costs.

    `smallest` and `largest` are numbers of students in a study. `cost` is in dollars a pupil and year; `for_one_student` says that it is
    bought for one student at a time, which no budget a pupil can be held against.
    """

    samples: tuple[Sample, ...] = ()
    meant_for: tuple[str, ...] = ()
    smallest: int | None = None
    largest: int | None = None
    cost: Decimal | None = None
    for_one_student: bool = False

    @property
    def studies(self) -> int:
        """How many studies there are."""
        return sum(sample.studies for sample in self.samples)

    @property
    def settings(self) -> tuple[str, ...]:
        """Every setting that a study records, in order."""
        found = {setting for sample in self.samples for setting in sample.settings}
        return tuple(setting for setting in Setting.values if setting in found)

    @property
    def grades(self) -> tuple[str, ...]:
        """Every grade band that a study records, the youngest first."""
        found = {band for sample in self.samples for band in sample.grades}
        return tuple(band for band in GradeBand.values if band in found)

    def in_setting(self, setting: str) -> int:
        """How many studies record this setting."""
        return sum(sample.studies for sample in self.samples if setting in sample.settings)

    def as_data(self) -> dict[str, Any]:
        """As the index keeps it."""
        return {
            "samples": [[list(sample.settings), list(sample.grades), sample.studies] for sample in self.samples],
            "meant_for": list(self.meant_for),
            "students": [self.smallest, self.largest],
            "cost": None if self.cost is None else str(self.cost),
            "one": self.for_one_student,
        }


def from_data(data: dict[str, Any]) -> Studied:
    """What the index keeps, read again."""
    cost, (smallest, largest) = data.get("cost"), data.get("students", (None, None))
    return Studied(
        samples=tuple(Sample(tuple(settings), tuple(grades), number) for settings, grades, number in data.get("samples", ())),
        meant_for=tuple(data.get("meant_for", ())),
        smallest=smallest,
        largest=largest,
        cost=None if cost is None else Decimal(cost),
        for_one_student=bool(data.get("one")),
    )


def studied_in(page: ResourcePage, reviews: Iterable[StudyReview], findings: Iterable[Finding]) -> Studied:
    """What the reviews and findings of a research review record. Asks the database for nothing."""
    settings: dict[int, set[str]] = {}
    grades: dict[int, set[str]] = defaultdict(set)
    study_of = {}
    for review in reviews:
        study_of[review.pk] = review.study_id
        recorded = {setting.value for setting in Setting if getattr(review, f"in_{setting.value}")}
        settings.setdefault(review.study_id, set()).update(recorded)
    sizes = []
    for finding in findings:
        grades[study_of[finding.review_id]] |= {finding.grade_band} - {""}
        sizes += [finding.sample_size] if finding.sample_size else []
    alike = Counter((ordered(Setting, settings[study]), ordered(GradeBand, grades[study])) for study in settings)
    samples = tuple(Sample(*kind, studies=number) for kind, number in sorted(alike.items()))
    return Studied(samples, smallest=min(sizes, default=None), largest=max(sizes, default=None), cost=page.cost_per_pupil)


def recorded_of(page: Any, bands: Iterable[str]) -> Studied:
    """What a resource without studies of its own records; `bands` are the slugs of the grades that it is meant for."""
    if page.kind == ResourceKind.ASSISTIVE_TECHNOLOGY:
        return Studied(meant_for=ordered(GradeBand, bands), cost=page.cost_low, for_one_student=True)
    return Studied(meant_for=ordered(GradeBand, bands), cost=page.cost_per_pupil)


def ordered(choices: Any, values: Iterable[str]) -> tuple[str, ...]:
    """These values in their own order, each once."""
    found = set(values)
    return tuple(value for value in choices.values if value in found)
