from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clearinghouse.core.errors import TemporarilyUnavailable
from search.services.rebuilding import Difference, check, mend


class Command(BaseCommand):
    help = "Compare the search index with the database: every document's presence, version and audience."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="Put right what differs.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            difference = check()
            self.tell(difference)
            if difference and options["mend"]:
                mend(difference)
                difference = check()
                self.tell(difference)
        except TemporarilyUnavailable as error:
            raise CommandError(
                f"{error}\nThe database was not compared with it. Run this again when the search server is back."
            ) from error
        if difference:
            raise CommandError(
                "The index differs from the database. Run again with --mend, or wait: it heals by itself within minutes."
            )

    def tell(self, difference: Difference) -> None:
        for kind, object_id in difference.rows:
            self.stdout.write(f"  {kind} {object_id}: the row differs from the database")
        for row_id in difference.copies:
            self.stdout.write(f"  row {row_id}: the search server holds it otherwise")
        self.stdout.write(f"{len(difference.rows)} rows and {len(difference.copies)} copies differ.")
