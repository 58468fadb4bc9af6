from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clearinghouse.core.errors import RuleViolation
from clearinghouse.exchange.progress import ProgressBar
from clearinghouse.exchange.services.wwc import import_wwc


class Command(BaseCommand):
    help = "Imports a What Works Clearinghouse export of study findings (CSV) into the library. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Read and check everything, write nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = import_wwc(options["file"], dry_run=options["dry_run"], progress=ProgressBar(self.stderr_stream()))
        except RuleViolation as violation:
            raise CommandError(violation.message) from violation
        self.stdout.write(report.as_text())

    def stderr_stream(self) -> Any:
        return self.stderr._out
