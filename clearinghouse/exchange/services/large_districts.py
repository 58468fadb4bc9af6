"""The import of the list of large districts that the consortium is compared with."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.advocacy.models import LargeDistrict
from clearinghouse.advocacy.services.large_districts import LargeDistrictFacts, check_large_district, save_large_district
from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.progress import Progress, no_progress
from clearinghouse.districts.errors import InvalidFacts
from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange import large_districts
from clearinghouse.exchange.reports import ImportReport
from clearinghouse.exchange.tables import Row, read_table
from clearinghouse.exchange.tables.cells import BrokenCell

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

KIND = "large districts"
SHIPPED = Path(__file__).resolve().parents[1] / "data" / "large_us_districts.csv"


def import_large_districts(
    path: Path = SHIPPED, *, actor: User | None = None, dry_run: bool = False, progress: Progress = no_progress
) -> ImportReport:
    """Read a list of large districts and bring the stored one in line with it, all of it or nothing.

    With a single broken row nothing is written, and the report names every broken row. A second run of the same file writes nothing.
    Districts that the file does not hold stay. Raises NotAllowed, and UnreadableFile, before the first write.
    """
    started = time.monotonic()
    if actor is not None and not can(actor, Capability.EDIT_ANY_DISTRICT):
        raise NotAllowed
    report = ImportReport(path.name, is_dry_run=dry_run)
    districts = read_districts(path, report)
    report.found = {KIND: len(districts)}
    if report.problem_count:
        report.notes.append("Nothing was written: the list is taken whole or not at all. Correct the rows below and run it again.")
    else:
        write_districts(districts, actor, report, progress)
    report.seconds = time.monotonic() - started
    return report


def read_districts(path: Path, report: ImportReport) -> list[LargeDistrictFacts]:
    """The facts of all rows that hold; the others into the report."""
    districts: list[LargeDistrictFacts] = []
    lines: dict[tuple[str, str], int] = {}
    for row in read_table(path, required=large_districts.REQUIRED):
        report.rows_read += 1
        try:
            districts.append(read_district(row, lines))
        except (BrokenCell, InvalidFacts) as reason:
            report.add_problem(row.line, str(reason))
    return districts


def read_district(row: Row, lines: dict[tuple[str, str], int]) -> LargeDistrictFacts:
    """One district that stands for the first time in the file, and whose facts our own rules accept."""
    facts = large_districts.read_row(row)
    first = lines.setdefault((facts.name.casefold(), facts.state), row.line)
    if first != row.line:
        raise BrokenCell(f"{facts.name}, {facts.state} stands in line {first} already")
    check_large_district(facts)
    return facts


def write_districts(districts: list[LargeDistrictFacts], actor: User | None, report: ImportReport, progress: Progress) -> None:
    """Every district in one transaction; a dry run takes it back."""
    with transaction.atomic():
        for done, facts in enumerate(districts, start=1):
            change = save_large_district(facts, actor=actor)
            report.add_counts(
                {KIND: int(change == "created")}, {KIND: int(change == "updated")}, {KIND: int(change == "unchanged")}
            )
            progress("Writing districts", done, len(districts))
        gone = LargeDistrict.objects.count() - len(districts)
        transaction.set_rollback(report.is_dry_run)
    if gone > 0:
        report.notes.append(f"{gone:,} stored districts are not in the file; they were kept.")
