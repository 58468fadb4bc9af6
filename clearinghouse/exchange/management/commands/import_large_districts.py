from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from clearinghouse.exchange.management.importing import ImportCommand
from clearinghouse.exchange.services.large_districts import SHIPPED, import_large_districts


class Command(ImportCommand):
    help = (
        "Imports a list of large districts (CSV: name, state, enrolment, year, source, source_url), all of it or nothing. "
        "Without a file it takes the list that comes with the product. Safe to run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", default=SHIPPED)
        parser.add_argument("--dry-run", action="store_true", help="Read and check everything, write nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        report = self.run_import(import_large_districts, options)
        if report.problem_count:
            raise CommandError(f"{report.problem_count:,} rows are broken, so nothing was written.")
