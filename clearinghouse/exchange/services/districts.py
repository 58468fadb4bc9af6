"""The import of a state's directory of districts."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.progress import Progress, no_progress
from clearinghouse.districts.errors import InvalidFacts
from clearinghouse.districts.policies import Capability, can
from clearinghouse.districts.services.districts import DistrictFacts, plan_district_facts, save_district_facts
from clearinghouse.exchange import directory
from clearinghouse.exchange.reports import ImportReport
from clearinghouse.exchange.tables import Row, read_table
from clearinghouse.exchange.tables.cells import BrokenCell

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

KIND = "districts"


def import_districts(
    path: Path, *, actor: User | None = None, dry_run: bool = False, progress: Progress = no_progress
) -> ImportReport:
    """Read a directory of districts and bring the stored ones in line with it, all of it or nothing.

    With a single broken row nothing is written, and the report names every broken row. A second run of the same file writes nothing.
    Districts that the file does not hold stay. Raises NotAllowed, and UnreadableFile, before the first write.
    """
    started = time.monotonic()
    if actor is not None and not can(actor, Capability.EDIT_ANY_DISTRICT):
        raise NotAllowed
    report = ImportReport(path.name, is_dry_run=dry_run)
    districts = read_districts(path, report, progress)
    report.found = {KIND: len(districts), "of them without schools": sum(not facts.is_operating for facts in districts)}
    if report.problem_count:
        report.notes.append(
            "Nothing was written: a directory is taken whole or not at all. Correct the rows below and run it again."
        )
    else:
        write_districts(districts, actor, report, progress)
    report.seconds = time.monotonic() - started
    return report


def read_districts(path: Path, report: ImportReport, progress: Progress) -> list[DistrictFacts]:
    """The facts of all rows that hold; the others into the report."""
    districts: list[DistrictFacts] = []
    lines: dict[tuple[str, str], int] = {}
    for row in read_table(path, required=directory.REQUIRED):
        report.rows_read += 1
        try:
            districts.append(read_district(row, lines))
        except (BrokenCell, InvalidFacts) as reason:
            report.add_problem(row.line, str(reason))
        if report.rows_read % 100 == 0:
            progress("Reading rows", report.rows_read, 0)
    return districts


def read_district(row: Row, lines: dict[tuple[str, str], int]) -> DistrictFacts:
    """One district that stands for the first time in the file, and whose facts the districts' own rules accept."""
    facts = directory.read_row(row)
    first = lines.setdefault((facts.state, facts.state_code), row.line)
    if first != row.line:
        raise BrokenCell(f"{directory.KEY} {facts.state_code} stands in line {first} already")
    plan_district_facts(facts=facts)
    return facts


def write_districts(districts: list[DistrictFacts], actor: User | None, report: ImportReport, progress: Progress) -> None:
    """Every district in one transaction; a dry run takes it back."""
    with transaction.atomic():
        for done, facts in enumerate(districts, start=1):
            change = save_district_facts(facts=facts, actor=actor)
            report.add_counts(
                {KIND: int(change == "created")}, {KIND: int(change == "updated")}, {KIND: int(change == "unchanged")}
            )
            progress("Writing districts", done, len(districts))
        transaction.set_rollback(report.is_dry_run)
