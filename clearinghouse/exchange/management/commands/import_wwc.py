from typing import Any

from clearinghouse.exchange.management.importing import ImportCommand
from clearinghouse.exchange.services.wwc import import_wwc


class Command(ImportCommand):
    help = "Imports a What Works Clearinghouse export of study findings (CSV) into the library. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        self.run_import(import_wwc, options)
