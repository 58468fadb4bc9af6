from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from clearinghouse.demo.services.loading import load_demo


class Command(BaseCommand):
    help = "Load the demo consortium, or what has changed in it since it was loaded."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--really", action="store_true", help="Load it even under the production settings.")

    def handle(self, *args: Any, really: bool, **options: Any) -> None:
        if settings.SETTINGS_MODULE.endswith(".production") and not really:
            raise CommandError(
                "The demo adds invented districts, and people with a published password. "
                "These are the production settings, so nothing was loaded. To load it all the same, add --really."
            )
        loaded = load_demo(self.stdout.write)
        self.stdout.write("The demo is loaded." if loaded else "The demo is loaded already; nothing has changed.")
