from typing import Any

from django.core.management.base import BaseCommand

from clearinghouse.resources.services.documents import note_all_uploads


class Command(BaseCommand):
    help = "Has the words of every document read that was not, by the worker. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{note_all_uploads():,} documents are read in the background.")
