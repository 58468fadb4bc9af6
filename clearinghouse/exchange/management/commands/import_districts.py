from typing import Any

from django.core.management.base import CommandError

from clearinghouse.exchange.management.importing import ImportCommand
from clearinghouse.exchange.services.districts import import_districts


class Command(ImportCommand):
    help = "Imports a state's directory of districts (CSV), all of it or nothing. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        report = self.run_import(import_districts, options)
        if report.problem_count:
            raise CommandError(f"{report.problem_count:,} rows are broken, so nothing was written.")
