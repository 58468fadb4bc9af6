"""What the import commands have in common: their arguments, their progress bar, their report and their exit code."""

from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.core.management.base import BaseCommand, CommandError, OutputWrapper

from clearinghouse.core.errors import RuleViolation
from clearinghouse.core.progress import Progress, ProgressBar
from clearinghouse.exchange.reports import ImportReport


class Import(Protocol):
    """A service that imports a file."""

    def __call__(self, path: Path, *, dry_run: bool, progress: Progress) -> ImportReport:
        """Import the file and report."""


@dataclass(frozen=True)
class Plain:
    """A command's error stream without the line end and the red of errors."""

    wrapper: OutputWrapper

    def write(self, text: str, /) -> None:
        """Write text as it is."""
        self.wrapper.write(text, style_func=str, ending="")

    def isatty(self) -> bool:
        """Whether a person watches."""
        return self.wrapper.isatty()

    def flush(self) -> None:
        """Show what was written."""
        self.wrapper.flush()


class ImportCommand(BaseCommand):
    """A command that hands a file to an import service."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One file, and whether to write."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Read and check everything, write nothing.")

    def run_import(self, run: Import, options: dict[str, Any]) -> ImportReport:
        """Run the service, print its report and return it; a file that cannot be used ends the command with code 1."""
        try:
            report = run(options["file"], dry_run=options["dry_run"], progress=ProgressBar(Plain(self.stderr)))
        except RuleViolation as violation:
            raise CommandError(violation.message) from violation
        self.stdout.write(report.as_text())
        return report
