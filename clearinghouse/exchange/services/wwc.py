"""The import of What Works Clearinghouse findings."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.progress import Progress, no_progress
from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange.reports import ImportReport
from clearinghouse.exchange.tables import read_table
from clearinghouse.exchange.tables.cells import BrokenCell
from clearinghouse.exchange.wwc import columns
from clearinghouse.exchange.wwc.collecting import Collection
from clearinghouse.exchange.wwc.rows import read_row
from clearinghouse.resources.evidence.facts import InterventionFacts, StudyFacts
from clearinghouse.resources.models import Finding, Intervention, ResearchReviewPage, Study
from clearinghouse.resources.services.evidence import record_intervention_evidence
from clearinghouse.resources.services.research_reviews import PageOutcome, library_page, publish_recorded_facts

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

PAGES = "library pages"


def import_wwc(path: Path, *, actor: User | None = None, dry_run: bool = False, progress: Progress = no_progress) -> ImportReport:
    """Read a file of findings and bring the library in line with it.

    The whole file is read and checked before anything is written; a broken row is reported and left out. Then each intervention is
    written with its page in one short transaction, so that whatever interrupts leaves whole interventions and the next run finishes.
    A second run of the same file writes nothing. What the file no longer holds stays. A dry run rolls each transaction back.
    Raises NotAllowed, NoLibrary, and UnreadableFile, all before the first write.
    """
    started = time.monotonic()
    if actor is not None and not can(actor, Capability.CURATE_LIBRARY):
        raise NotAllowed
    library_page()
    report = ImportReport(path.name, is_dry_run=dry_run)
    collection = read_collection(path, report, progress)
    report.found = collection.counts()
    report.notes = collection.notes()
    total = len(collection.interventions)
    outcomes: dict[PageOutcome, int] = {}
    for done, facts in enumerate(collection.facts(), start=1):
        if outcome := write_intervention(facts, actor, report):
            outcomes[outcome] = outcomes.get(outcome, 0) + 1
        progress("Writing interventions", done, total)
    if dry_run:
        count_studies(collection, report)
    # A study of several interventions is met several times, and counts once.
    report.unchanged["studies"] = report.found["studies"] - report.created["studies"] - report.updated["studies"]
    report.notes += [*page_notes(outcomes), *gone_notes(collection)]
    report.seconds = time.monotonic() - started
    return report


def read_collection(path: Path, report: ImportReport, progress: Progress) -> Collection:
    """All rows that hold, gathered; the others into the report."""
    collection = Collection()
    for row in read_table(path, required=columns.REQUIRED):
        report.rows_read += 1
        try:
            collection.add(row.line, read_row(row))
        except BrokenCell as reason:
            report.add_problem(row.line, str(reason))
        if report.rows_read % 500 == 0:
            progress("Reading rows", report.rows_read, 0)
    return collection


def write_intervention(facts: InterventionFacts, actor: User | None, report: ImportReport) -> PageOutcome | None:
    """One intervention and its page in one transaction. Returns what became of the page where it was touched."""
    outcome = None
    with transaction.atomic():
        counts = record_intervention_evidence(facts, actor=actor)
        intervention = Intervention.objects.get(wwc_id=facts.wwc_id)
        if counts.changed or not has_words(intervention):
            outcome = publish_recorded_facts(intervention, actor=actor)
        transaction.set_rollback(report.is_dry_run)
    report.add_counts(counts.created, counts.updated, counts.unchanged)
    report.add_counts(
        {PAGES: int(outcome is PageOutcome.CREATED)}, {PAGES: int(outcome is PageOutcome.UPDATED)}, {PAGES: int(outcome is None)}
    )
    return outcome


def count_studies(collection: Collection, report: ImportReport) -> None:
    """New and changed studies of a dry run, each once: it forgets what it did, and would find a study new with each intervention."""
    facts = {wwc_id: tally.commonest() for wwc_id, tally in collection.studies.items()}
    stored = Study.objects.in_bulk(list(facts), field_name="wwc_id")
    report.created["studies"] = len(facts) - len(stored)
    report.updated["studies"] = sum(
        any(getattr(study, name) != getattr(facts[wwc_id], name) for name in StudyFacts.__slots__)
        for wwc_id, study in stored.items()
    )


def has_words(intervention: Intervention) -> bool:
    """Whether the page was written from the facts once; then unchanged facts leave it as it is."""
    return bool(intervention.generated_words) or ResearchReviewPage.objects.filter(intervention=intervention).exists()


def page_notes(outcomes: dict[PageOutcome, int]) -> list[str]:
    """Pages that the import left as people made them."""
    said = []
    if left := outcomes.get(PageOutcome.LEFT_TO_AUTHOR):
        pages = "1 page keeps the words of its author" if left == 1 else f"{left:,} pages keep the words of their authors"
        said.append(f"{pages}, with the new facts beside them.")
    if deleted := outcomes.get(PageOutcome.DELETED_BY_HAND):
        pages = "1 page was deleted by hand and was" if deleted == 1 else f"{deleted:,} pages were deleted by hand and were"
        said.append(f"{pages} not made again.")
    return said


def gone_notes(collection: Collection) -> list[str]:
    """Findings that the library holds of these interventions and the file does not."""
    stored = Finding.objects.filter(wwc_id__isnull=False).values_list("wwc_id", flat=True)
    gone = sum(1 for wwc_id in stored.iterator() if wwc_id not in collection.lines)
    return [f"{gone:,} stored findings are no longer in the file; they were kept."] if gone else []
