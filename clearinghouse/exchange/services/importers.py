"""The kinds of file that curators bring, each with the service that imports it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from clearinghouse.exchange.enums import ImportKind
from clearinghouse.exchange.services.records import import_records, read_records
from clearinghouse.exchange.services.wwc import import_wwc
from clearinghouse.exchange.tables import read_table
from clearinghouse.exchange.wwc import columns

if TYPE_CHECKING:
    from collections.abc import Callable

    from clearinghouse.accounts.models import User
    from clearinghouse.core.progress import Progress
    from clearinghouse.exchange.models import FileImport
    from clearinghouse.exchange.reports import ImportReport


class Run(Protocol):
    """Checks or writes a kept file."""

    def __call__(self, found: FileImport, path: Path, *, actor: User, dry_run: bool, progress: Progress) -> ImportReport:
        """Import the file in this person's name and report."""


@dataclass(frozen=True)
class Importer:
    """`look` refuses what is plainly no such file; `is_whole` says that a file is written in one transaction or not at all."""

    look: Callable[[Path], None]
    run: Run
    is_whole: bool


def look_at_evidence(path: Path) -> None:
    """Raise UnreadableFile for what is no export of findings."""
    with closing(read_table(path, required=columns.REQUIRED)) as rows:
        next(rows, None)


def look_at_records(path: Path) -> None:
    """Raise UnreadableFile for what is no table of resources."""
    with closing(read_records(path)) as rows:
        next(rows, None)


def run_evidence(found: FileImport, path: Path, *, actor: User, dry_run: bool, progress: Progress) -> ImportReport:
    """Findings: whole interventions, one after the other."""
    return import_wwc(path, actor=actor, dry_run=dry_run, progress=progress)


def run_records(found: FileImport, path: Path, *, actor: User, dry_run: bool, progress: Progress) -> ImportReport:
    """Resources: all that was checked, as it was checked, or nothing."""
    return import_records(
        path,
        actor=actor,
        dry_run=dry_run,
        progress=progress,
        publishes=found.publishes,
        file_name=found.file_name,
        checked=None if dry_run else found.report.get("digest", ""),
    )


IMPORTERS = {
    ImportKind.EVIDENCE: Importer(look_at_evidence, run_evidence, is_whole=False),
    ImportKind.RECORDS: Importer(look_at_records, run_records, is_whole=True),
}
