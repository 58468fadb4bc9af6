from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clearinghouse.core.errors import TemporarilyUnavailable
from clearinghouse.core.progress import ProgressBar
from search.services.rebuilding import rebuild


class Command(BaseCommand):
    help = "Make the search index anew while searches go on."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            total = rebuild(ProgressBar())
        except TemporarilyUnavailable as error:
            raise CommandError(
                f"{error}\nSearches are answered as before. Run this again when the search server is back."
            ) from error
        self.stdout.write(f"The index holds {total:,} documents.")
