"""The import of resources from a table, the whole file or nothing of it."""

from __future__ import annotations

import time
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.core.progress import Progress, no_progress
from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange.enums import RowOutcome
from clearinghouse.exchange.records.columns import KIND, all_columns
from clearinghouse.exchange.records.lookups import Lookups
from clearinghouse.exchange.records.matching import named_by
from clearinghouse.exchange.records.planning import Planner, RowPlan
from clearinghouse.exchange.reports import ImportReport, RowDeed
from clearinghouse.exchange.tables import Row, UnreadableFile, is_workbook, read_table, read_workbook
from clearinghouse.exchange.tables.cells import BrokenCell
from clearinghouse.resources.services.research_reviews import library_page

if TYPE_CHECKING:
    from collections.abc import Hashable

    from clearinghouse.accounts.models import User

REQUIRED = frozenset({KIND})
RESOURCES = "resources"
NOT_WHOLE = "Nothing was written: a file is taken whole or not at all. Correct the lines below and upload it again."
MOVED = "The library has changed since the file was checked, and nothing was written. This is what the file would do now."


class LibraryMoved(RuleViolation):
    """What the file would do now is not what somebody confirmed. `report` says what it would do."""

    code = "library_moved"
    message = MOVED

    def __init__(self, report: ImportReport) -> None:
        """`report` says what the file would do now."""
        super().__init__()
        self.report = report


def import_records(  # noqa: PLR0913 -- every wish is optional and named
    path: Path,
    *,
    actor: User | None = None,
    dry_run: bool = False,
    publishes: bool = False,
    file_name: str = "",
    checked: str | None = None,
    progress: Progress = no_progress,
) -> ImportReport:
    """Make and change resources as the rows say, in one transaction; with a single row refused nothing is written.

    New ones become drafts, and changes of published ones drafts too, unless `publishes`. `checked` is the digest of the report that
    somebody confirmed: where the file would now do anything else, LibraryMoved is raised with what that is. A second run of the same
    file writes nothing. Raises NotAllowed, NoLibrary, and UnreadableFile; whatever is raised, nothing is written.
    """
    started = time.monotonic()
    if actor is not None and not can(actor, Capability.CURATE_LIBRARY):
        raise NotAllowed
    report = ImportReport(file_name or path.name, is_dry_run=dry_run, is_whole=True)
    planner = Planner(Lookups(actor), library_page(), report.file_name, publishes)
    if dry_run:
        take_rows(path, planner, report, progress, writes=False)
    else:
        with transaction.atomic():
            take_rows(path, planner, report, progress, writes=True)
            if checked is not None and checked != report.digest:
                raise LibraryMoved(unwritten(report))
            transaction.set_rollback(bool(report.problem_count))
    if report.problem_count:
        report.notes.insert(0, NOT_WHOLE)
    report.seconds = time.monotonic() - started
    return report


def unwritten(report: ImportReport) -> ImportReport:
    """The report of what a file would do, for who has to confirm it anew."""
    report.notes.insert(0, MOVED)
    return report


def read_records(path: Path) -> Generator[Row, None, None]:
    """The rows of a table of resources, CSV or workbook. Raises UnreadableFile, at the latest when it comes to the place."""
    read = read_workbook if path.is_file() and is_workbook(path) else read_table
    for count, row in enumerate(read(path, required=REQUIRED, known=frozenset(all_columns())), start=1):
        if count > settings.IMPORT_MOST_ROWS:
            raise UnreadableFile(f"The file has more than {settings.IMPORT_MOST_ROWS:,} rows. Split it into several.")
        yield row


def take_rows(path: Path, planner: Planner, report: ImportReport, progress: Progress, *, writes: bool) -> None:
    """Plan each row and, where all is well so far, write it. One row is in memory at a time, and what names each."""
    lines: dict[Hashable, int] = {}
    for row in read_records(path):
        report.rows_read += 1
        try:
            plan = planner.plan(row)
            check_once(plan, lines)
        except BrokenCell as reason:
            report.add_problem(row.line, str(reason))
            report.add_deed(RowDeed(row.line, RowOutcome.REFUSED, row.cells.get("title", ""), None, (("", "", str(reason)),)))
            continue
        count(plan, report)
        if writes and not report.problem_count and plan.outcome != RowOutcome.SAME:
            write(plan, planner)
            lines[("id", plan.page.pk)] = row.line
        if report.rows_read % 20 == 0:
            progress("Writing resources" if writes else "Checking rows", report.rows_read, 0)


def check_once(plan: RowPlan, lines: dict[Hashable, int]) -> None:
    """Refuse a second row about one resource, and a second new one with the same DOI, ERIC number or address."""
    if plan.page.pk:
        keys: list[Hashable] = [("id", plan.page.pk)]
    else:
        keys = list(named_by(plan.asked).items())
    for key in keys:
        first = lines.setdefault(key, plan.line)
        if first != plan.line:
            raise BrokenCell(f"the same resource stands in line {first} already")


def count(plan: RowPlan, report: ImportReport) -> None:
    """Take a plan into the report."""
    is_new, is_changed = plan.outcome == RowOutcome.NEW, plan.outcome == RowOutcome.CHANGED
    report.found[RESOURCES] = report.found.get(RESOURCES, 0) + 1
    report.add_counts({RESOURCES: int(is_new)}, {RESOURCES: int(is_changed)}, {RESOURCES: int(plan.outcome == RowOutcome.SAME)})
    report.add_deed(RowDeed(plan.line, plan.outcome, plan.page.title, plan.page.pk, tuple(plan.changes)))


def write(plan: RowPlan, planner: Planner) -> None:
    """Save what a row says: as a draft, or published."""
    page, actor = plan.page, planner.lookups.actor
    if plan.outcome == RowOutcome.NEW:
        planner.library.add_child(instance=page)
    if plan.tags is not None:
        page.tags.set(plan.tags)
        if plan.outcome == RowOutcome.NEW:
            page.save()
    revision = page.save_revision(user=actor, log_action=True)
    if planner.publishes:
        revision.publish(user=actor, skip_permission_checks=True)
