"""Rows of the WWC export gathered into interventions with their studies, reviews and findings.

The export repeats study, review and intervention in every row. Where rows differ, the commonest words win, then the longest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from clearinghouse.exchange.tables.cells import BrokenCell
from clearinghouse.exchange.wwc import columns
from clearinghouse.exchange.wwc.rows import RowFacts
from clearinghouse.resources.evidence.facts import FindingFacts, InterventionFacts, ReviewFacts, StudyFacts

T = TypeVar("T")


@dataclass
class Tally(Generic[T]):
    """Equal values counted. Rows that agree, as nearly all do, share one."""

    variants: list[T] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def add(self, value: T) -> None:
        """Count one more of this value."""
        if value not in self.variants:
            self.variants.append(value)
            self.counts.append(0)
        self.counts[self.variants.index(value)] += 1

    def commonest(self) -> T:
        """The value that most rows hold, or of several the longest written, then the last in the alphabet: never a matter of order."""
        return max(zip(self.counts, self.variants, strict=True), key=lambda found: (found[0], len(str(found[1])), str(found[1])))[1]


@dataclass
class CollectedReview:
    """One review while its rows come in."""

    intervention_id: int
    study_id: int
    first_line: int
    facts: Tally[ReviewFacts] = field(default_factory=Tally)
    findings: list[FindingFacts] = field(default_factory=list)


@dataclass
class CollectedIntervention:
    """One intervention while its rows come in."""

    names: Tally[str] = field(default_factory=Tally)
    program_types: set[str] = field(default_factory=set)
    delivery_methods: set[str] = field(default_factory=set)
    review_ids: list[int] = field(default_factory=list)


@dataclass
class Collection:
    """All that a file says, in memory once: about 1 KB a row."""

    interventions: dict[int, CollectedIntervention] = field(default_factory=dict)
    reviews: dict[int, CollectedReview] = field(default_factory=dict)
    studies: dict[int, Tally[StudyFacts]] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)
    repaired_citations: int = 0

    def add(self, line: int, row: RowFacts) -> None:
        """Take in one row. Raises BrokenCell, and takes in nothing of it, where the row contradicts an earlier one."""
        self.check(row)
        self.lines[row.finding.wwc_id] = line
        self.repaired_citations += row.is_citation_repaired
        self.studies.setdefault(row.review.study.wwc_id, Tally()).add(row.review.study)
        review = self.review_of(line, row)
        review.facts.add(replace(row.review, study=self.studies[review.study_id].variants[0]))
        review.findings.append(row.finding)

    def check(self, row: RowFacts) -> None:
        """Refuse a finding that stands in the file already, and a review that stands there for something else."""
        if first := self.lines.get(row.finding.wwc_id):
            raise BrokenCell(f"{columns.FINDING} {row.finding.wwc_id} stands in line {first} already")
        review = self.reviews.get(row.review.wwc_id)
        if review and (review.intervention_id, review.study_id) != (row.intervention_id, row.review.study.wwc_id):
            raise BrokenCell(
                f"{columns.REVIEW} {row.review.wwc_id} belongs in line {review.first_line} to study {review.study_id} "
                f"of intervention {review.intervention_id}"
            )

    def review_of(self, line: int, row: RowFacts) -> CollectedReview:
        """The row's review and intervention, begun where they are new."""
        intervention = self.interventions.setdefault(row.intervention_id, CollectedIntervention())
        intervention.names.add(row.intervention_name)
        intervention.program_types |= row.program_types
        intervention.delivery_methods |= row.delivery_methods
        if row.review.wwc_id not in self.reviews:
            intervention.review_ids.append(row.review.wwc_id)
            self.reviews[row.review.wwc_id] = CollectedReview(row.intervention_id, row.review.study.wwc_id, line)
        return self.reviews[row.review.wwc_id]

    def counts(self) -> dict[str, int]:
        """How many things of each kind the file holds."""
        return {
            "interventions": len(self.interventions),
            "studies": len(self.studies),
            "reviews": len(self.reviews),
            "findings": len(self.lines),
        }

    def notes(self) -> list[str]:
        """What was decided on the way."""
        said = [f"{self.repaired_citations:,} mis-decoded citations repaired."]
        if differing := [pk for pk, study in self.studies.items() if len(study.variants) > 1]:
            said.append(f"{len(differing):,} studies are cited in more than one way; the commonest was taken: {listed(differing)}.")
        if differing := [pk for pk, review in self.reviews.items() if len(review.facts.variants) > 1]:
            said.append(
                f"{len(differing):,} reviews are described in more than one way; the commonest was taken: {listed(differing)}."
            )
        return said

    def facts(self) -> Iterator[InterventionFacts]:
        """One intervention after the other, in the order of their ids."""
        for wwc_id, found in sorted(self.interventions.items()):
            yield InterventionFacts(
                wwc_id=wwc_id,
                name=found.names.commonest(),
                program_types=in_order(found.program_types, columns.PROGRAM_TYPES),
                delivery_methods=in_order(found.delivery_methods, columns.DELIVERY_METHODS),
                reviews=tuple(self.review_facts(review_id) for review_id in sorted(found.review_ids)),
            )

    def review_facts(self, review_id: int) -> ReviewFacts:
        """One review with its study and its findings, in the order of their ids."""
        review = self.reviews[review_id]
        findings = tuple(sorted(review.findings, key=lambda finding: finding.wwc_id))
        return replace(review.facts.commonest(), study=self.studies[review.study_id].commonest(), findings=findings)


def in_order(names: set[str], order: tuple[str, ...]) -> tuple[str, ...]:
    """Flags in the order the columns name them."""
    return tuple(name for name in (key.replace("_", " ") for key in order) if name in names)


def listed(ids: list[int]) -> str:
    """A few ids, and how many more there are."""
    return ", ".join(str(pk) for pk in sorted(ids)[:12]) + (f" and {len(ids) - 12:,} more" if len(ids) > 12 else "")
