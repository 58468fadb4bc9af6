"""Storing what a source says about interventions: what is new is added, what differs is changed, nothing is taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from clearinghouse.core import audit
from clearinghouse.core.content_changes import content_changed
from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources import signals
from clearinghouse.resources.evidence.facts import ChangeCounts, InterventionFacts, ReviewFacts
from clearinghouse.resources.models import Finding, Intervention, Study, StudyReview

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

M = TypeVar("M", Intervention, Study, StudyReview, Finding)

CREATE, CHANGE = "evidence.record", "evidence.change"
REFERENCES = {"study", "intervention", "review"}


@transaction.atomic
def record_intervention_evidence(facts: InterventionFacts, *, actor: User | None = None) -> ChangeCounts:
    """Store an intervention with its studies, reviews and findings, known by their WWC ids, in one transaction.

    Facts that are stored already write nothing at all. Each change leaves an audit entry with before and after; whoever shows the
    facts hears `evidence_changed`. Records that the facts do not name stay. An actor of None is the site itself.
    Raises NotAllowed for a person who does not curate, RuleViolation for facts that break a field's rule.
    """
    if actor is not None and not can(actor, Capability.CURATE_LIBRARY):
        raise NotAllowed
    writing = Writing(actor)
    intervention = writing.store(Intervention, [(facts.wwc_id, intervention_fields(facts))])[facts.wwc_id]
    studies = writing.store(Study, [(review.study.wwc_id, fields_of(review.study)) for review in facts.reviews])
    reviews = writing.store(
        StudyReview,
        [(review.wwc_id, review_fields(review, studies[review.study.wwc_id], intervention)) for review in facts.reviews],
    )
    writing.store(
        Finding,
        [
            (finding.wwc_id, {**fields_of(finding), "review_id": reviews[review.wwc_id].pk})
            for review in facts.reviews
            for finding in review.findings
        ],
    )
    writing.finish(intervention)
    return writing.counts


def intervention_fields(facts: InterventionFacts) -> dict[str, Any]:
    """The intervention's own fields; lists as JSON keeps them."""
    return {"name": facts.name, "program_types": [*facts.program_types], "delivery_methods": [*facts.delivery_methods]}


def review_fields(facts: ReviewFacts, study: Study, intervention: Intervention) -> dict[str, Any]:
    """The review's own fields, and what it belongs to."""
    return {**fields_of(facts, leaving_out={"study", "findings"}), "study_id": study.pk, "intervention_id": intervention.pk}


def fields_of(facts: Any, *, leaving_out: Iterable[str] = ()) -> dict[str, Any]:
    """The facts by field name, but for the id that finds the record."""
    return {name: getattr(facts, name) for name in facts.__slots__ if name not in {"wwc_id", *leaving_out}}


@dataclass
class Writing:
    """One write in progress: what it did so far and who hears of it."""

    actor: User | None
    counts: ChangeCounts = field(default_factory=ChangeCounts)
    changed_studies: list[Study] = field(default_factory=list)

    def store(self, model: type[M], wanted: list[tuple[int, dict[str, Any]]]) -> dict[int, M]:
        """Bring the records of one kind to what is wanted. Returns them by WWC id. Three statements at most when all are new."""
        by_id = dict(wanted)
        stored: dict[int, M] = {}
        for record in model._default_manager.select_for_update().filter(wwc_id__in=by_id):
            stored[record.wwc_id or 0] = record
            self.change(record, by_id[record.wwc_id or 0])
        fresh = [model(wwc_id=wwc_id, **fields) for wwc_id, fields in by_id.items() if wwc_id not in stored]
        for record in fresh:
            check(record)
        made = model._default_manager.bulk_create(fresh)
        self.count("created", model, len(made))
        return stored | {record.wwc_id or 0: record for record in made}

    def change(self, record: Intervention | Study | StudyReview | Finding, fields: dict[str, Any]) -> None:
        """Change a stored record where it differs, and write down before and after."""
        changes = {name: (getattr(record, name), value) for name, value in fields.items() if getattr(record, name) != value}
        self.count("updated" if changes else "unchanged", type(record), 1)
        if not changes:
            return
        for name, value in fields.items():
            setattr(record, name, value)
        check(record)
        record.save(update_fields=[*changes, "updated_at"])
        audit.record(record, CHANGE, actor=self.actor, changes=changes)
        if isinstance(record, Study):
            self.changed_studies.append(record)

    def count(self, what: str, model: type[Model], number: int) -> None:
        """Add to the tally of one kind of record."""
        tally: dict[str, int] = getattr(self.counts, what)
        kind = str(model._meta.verbose_name_plural) if model is not StudyReview else "reviews"
        tally[kind] = tally.get(kind, 0) + number

    def finish(self, intervention: Intervention) -> None:
        """Where anything changed: audit what is new, let cached pages give way, tell those who show the facts."""
        if not self.counts.changed:
            return
        if new := {kind: number for kind, number in self.counts.created.items() if number}:
            audit.record(intervention, CREATE, actor=self.actor, created=new)
        content_changed()
        for changed in concerned(intervention, self.changed_studies):
            page = getattr(changed, "page", None)
            signals.evidence_changed.send(Intervention, intervention_id=changed.pk, page_id=page.pk if page else None)


def concerned(intervention: Intervention, studies: list[Study]) -> list[Intervention]:
    """The intervention, and every other one whose page shows one of these studies."""
    if not studies:
        return [intervention]
    others = Intervention.objects.filter(reviews__study__in=studies).exclude(pk=intervention.pk).select_related("page").distinct()
    return [intervention, *others]


def check(record: Intervention | Study | StudyReview | Finding) -> None:
    """Refuse a record that breaks a rule of one of its fields."""
    try:
        record.clean_fields(exclude=REFERENCES)
    except ValidationError as error:
        reasons = "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
        raise RuleViolation(f"{record._meta.verbose_name} {record.wwc_id}: {reasons}", code="broken_facts") from error
