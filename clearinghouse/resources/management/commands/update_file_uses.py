from typing import Any

from django.core.management.base import BaseCommand

from clearinghouse.resources.services.files import note_all_uses


class Command(BaseCommand):
    help = "Writes down anew which pictures and documents each page uses: it decides who may see them. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{note_all_uses(self.stdout.write):,} pages.")
