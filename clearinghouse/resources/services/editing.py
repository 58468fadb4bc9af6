"""A curator's hand on the evidence: stored with what it sets off, written down with before and after, told to those who show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db import router, transaction
from django.db.models import ProtectedError
from django.db.models.deletion import Collector

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources import signals
from clearinghouse.resources.models import Finding, Intervention, Study, StudyReview, Term
from clearinghouse.resources.selectors.term_changes import relations_to
from clearinghouse.resources.services.evidence import CHANGE
from clearinghouse.resources.services.research_reviews import publish_recorded_facts
from clearinghouse.resources.services.summaries import words_for

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from clearinghouse.accounts.models import User

Record: TypeAlias = Term | Intervention | Study | StudyReview | Finding
Facts: TypeAlias = dict[str, Any]

KEPT_BY_ITSELF = {"id", "created_at", "updated_at", "generated_words"}


class StillInUse(RuleViolation):
    """Other records stand on this one."""

    code = "still_in_use"


@transaction.atomic
def save_by_hand(record: Record, *, actor: User | None, save: Callable[[], object]) -> None:
    """Let `save` store a record with all that its form holds, in one transaction with what that sets off.

    What changed is written to the audit trail field by field, words that the facts wrote follow them, and whoever shows the
    facts hears `evidence_changed`. An actor of None is the site itself. Raises NotAllowed.
    """
    check_curates(actor)
    before, shown_before = facts_in(record), showing(record)
    save()
    write_down(record, before, facts_in(record), actor)
    tell(shown_before | showing(record), actor)


@transaction.atomic
def delete_by_hand(record: Record, *, actor: User | None, delete: Callable[[], object]) -> None:
    """Let `delete` take a record away that nothing else stands on, and tell those who showed it.

    Raises NotAllowed and StillInUse, and then nothing is deleted.
    """
    check_curates(actor)
    check_unused(record)
    shown = showing(record)
    delete()
    tell(shown, actor)


def check_unused(record: Record) -> None:
    """Raise StillInUse where other records stand on this one. Asks the database: Wagtail's index of references knows no imports."""
    if isinstance(record, Term) and (carrying := carriers(record)):
        raise StillInUse(still_in_use(record, carrying))
    try:
        Collector(using=router.db_for_write(type(record)), origin=record).collect([record])
    except ProtectedError as error:
        raise StillInUse(still_in_use(record, error.protected_objects)) from error


def carriers(term: Term) -> list[Model]:
    """Every record of any app that carries a term."""
    return [
        record
        for relation in relations_to(type(term))
        for record in relation.related_model._default_manager.filter(**{relation.field.name: term.pk})
    ]


def check_curates(actor: User | None) -> None:
    """Raise for a person who does not curate."""
    if actor is not None and not can(actor, Capability.CURATE_LIBRARY):
        raise NotAllowed


def still_in_use(record: Record, users: Iterable[Model]) -> str:
    """`“River Readers” cannot be deleted: 1 research review page and 2 study reviews use it. Change or delete those first.`"""
    counted = Counter(type(user)._meta for user in users)
    named = sorted((meta.verbose_name if number == 1 else meta.verbose_name_plural, number) for meta, number in counted.items())
    parts = [f"{number} {name}" for name, number in named]
    verb = "uses" if sum(counted.values()) == 1 else "use"
    return f"“{record}” cannot be deleted: {' and '.join(parts)} {verb} it. Change or delete those first."


def facts_in(record: Record) -> dict[str, Facts]:
    """What the database holds of a record, and of the findings in a review, under the name the audit trail gives each."""
    if record.pk is None:
        return {}
    parts: dict[str, Model] = {"": type(record)._default_manager.get(pk=record.pk)}
    if isinstance(record, StudyReview):
        parts |= {f"finding {finding.pk}": finding for finding in Finding.objects.filter(review=record.pk)}
    return {name: facts_of(part) for name, part in parts.items()}


def facts_of(record: Model) -> Facts:
    """The fields that a person may change, as they are written."""
    return {
        field.name: getattr(record, field.attname) for field in record._meta.concrete_fields if field.name not in KEPT_BY_ITSELF
    }


def write_down(record: Record, before: dict[str, Facts], after: dict[str, Facts], actor: User | None) -> None:
    """One entry with what differs, where anything does; what is new as a whole is told by Wagtail's own entry."""
    if not before:
        return
    changes: audit.Changes = {}
    for part in [*before, *(part for part in after if part not in before)]:
        changes |= differences(part, before.get(part), after.get(part))
    if changes:
        audit.record(record, CHANGE, actor=actor, changes=changes)


def differences(part: str, before: Facts | None, after: Facts | None) -> audit.Changes:
    """Before and after by field; of a finding that came or went, all of it."""
    if before is None or after is None:
        return {part: (before, after)}
    lead = f"{part} " if part else ""
    return {f"{lead}{name}": (before[name], value) for name, value in after.items() if before[name] != value}


def showing(record: Record) -> set[int]:
    """The interventions whose pages show this record, as the database has it."""
    interventions: QuerySet[Intervention] = Intervention.objects.none()
    if record.pk is None:
        return set()
    if isinstance(record, Intervention):
        interventions = Intervention.objects.filter(pk=record.pk)
    elif isinstance(record, Study):
        interventions = Intervention.objects.filter(reviews__study=record.pk)
    elif isinstance(record, StudyReview):
        interventions = Intervention.objects.filter(reviews=record.pk)
    elif isinstance(record, Finding):
        interventions = Intervention.objects.filter(reviews__findings=record.pk)
    return set(interventions.values_list("pk", flat=True))


def tell(interventions: set[int], actor: User | None) -> None:
    """Let the words of their pages follow the facts, and tell those who show them."""
    for intervention in Intervention.objects.filter(pk__in=interventions).select_related("page").order_by("pk"):
        page = getattr(intervention, "page", None)
        if page and intervention.generated_words and intervention.generated_words != asdict(words_for(intervention)):
            publish_recorded_facts(intervention, actor=actor)
        signals.evidence_changed.send(Intervention, intervention_id=intervention.pk, page_id=page.pk if page else None)
