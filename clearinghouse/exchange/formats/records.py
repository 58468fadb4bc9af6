"""A resource as one record of the file of all public records: schema.org's description, and beside it what only we record."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clearinghouse.exchange.formats.addresses import page_address
from clearinghouse.exchange.formats.citations.works import kind_of
from clearinghouse.exchange.formats.json_ld.learning_resource import learning_resource, spoken
from clearinghouse.exchange.formats.json_ld.parts import Cited, cited_source, cited_study
from clearinghouse.resources.enums import EvidenceTier
from clearinghouse.resources.evidence.dials import dials_of
from clearinghouse.resources.models import VOCABULARIES

if TYPE_CHECKING:
    from clearinghouse.resources.models import Finding, ResourcePage, ResourceSource, Study, StudyReview


@dataclass(frozen=True)
class Evidence:
    """The reviews and findings on one intervention."""

    reviews: tuple[StudyReview, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def studies(self) -> list[Study]:
        """The studies, each once, the newest first."""
        by_id = {review.study_id: review.study for review in self.reviews}
        return sorted(by_id.values(), key=lambda study: (-(study.year or 0), study.citation))

    @property
    def best_tier(self) -> int | None:
        """The publisher's strongest tier on any finding."""
        return min((finding.essa_tier for finding in self.findings if finding.essa_tier), default=None)

    @property
    def largest_gain(self) -> int | None:
        """The largest significant gain in percentile points."""
        gains = [
            f.improvement_index for f in self.findings if f.is_significant and (f.effect_size or 0) > 0 and f.improvement_index
        ]
        return max(gains, default=None)

    @property
    def rural_studies(self) -> int:
        """How many studies record rural sites."""
        return len({review.study_id for review in self.reviews if review.in_rural})


@dataclass(frozen=True)
class Record:
    """A resource with all that a record says of it. Its terms were read ahead; `evidence` is of research reviews alone."""

    page: ResourcePage
    sources: tuple[ResourceSource, ...] = ()
    tags: tuple[str, ...] = ()
    evidence: Evidence | None = field(default=None)


def record_line(record: Record) -> str:
    """The record as one line of JSON, with its line end."""
    return json.dumps(as_data(record), ensure_ascii=False, separators=(",", ":"), default=plain_number) + "\n"


def as_data(record: Record) -> dict[str, Any]:
    """The record as JSON holds it."""
    page, evidence = record.page, record.evidence
    tier = evidence.best_tier if evidence else page.curated_tier
    gain, has_findings = (evidence.largest_gain, bool(evidence.findings)) if evidence else (None, False)
    found = {
        "id": page.pk,
        "kind": kind_of(page).value,
        "url": page_address(page),
        "changed_at": page.last_published_at.isoformat() if page.last_published_at else None,
        "tier": {"value": tier, "label": EvidenceTier(tier).label, "note": page.tier_note} if tier else None,
        "dials": [asdict(dial) for dial in dials_of(page, tier=tier, gain=gain, has_findings=has_findings)],
        "numbers": numbers_of(page),
        "evidence": summary_of(evidence) if evidence else None,
        "sources": [asdict(cited_source(source)) for source in record.sources],
        "terms": terms_of(page),
        "tags": list(record.tags),
        "retired": {"at": page.retired_at.isoformat(), "because": page.retired_because} if page.retired_at else None,
        "schema_org": learning_resource(page, works_of(record)),
    }
    return dict(spoken(found))


def works_of(record: Record) -> list[Cited]:
    """What a resource rests on: the studies of a review, the sources of all else."""
    if record.evidence:
        return [cited_study(study) for study in record.evidence.studies]
    return [cited_source(source) for source in record.sources]


def numbers_of(page: ResourcePage) -> dict[str, Any]:
    """The numbers behind the dials; null is not recorded."""
    names = ("effect_points", "effect_months", "cost_per_pupil", "staff_hours_a_week", "one_teacher")
    return {name: getattr(page, name) for name in names}


def summary_of(evidence: Evidence) -> dict[str, int | None]:
    """How much was reviewed, and the largest significant gain in percentile points."""
    return {
        "studies": len(evidence.studies),
        "rural_studies": evidence.rural_studies,
        "findings": len(evidence.findings),
        "largest_gain": evidence.largest_gain,
    }


def terms_of(page: ResourcePage) -> dict[str, list[str]]:
    """The addresses of its terms, by vocabulary."""
    fields = [vocabulary.field for vocabulary in VOCABULARIES if hasattr(page, vocabulary.field)]
    return {name: [term.slug for term in getattr(page, name).all()] for name in fields}


def plain_number(value: Any) -> float:
    """A decimal number as JSON has it."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no place in a record")
    return float(value)
