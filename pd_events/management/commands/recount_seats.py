from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pd_events.services.seats import recount


class Command(BaseCommand):
    help = "Compares each date's counter with the seats that are there. Fails where any differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="Set wrong counters right.")

    def handle(self, *args: Any, **options: Any) -> None:
        found = recount(repair=options["repair"])
        for drift in found:
            self.stdout.write(f"{drift.date} (number {drift.date.pk}): counted {drift.counted}, there are {drift.there}")
        if found and not options["repair"]:
            raise CommandError(f"{len(found)} counters differ. Run again with --repair to set them right.")
        self.stdout.write(f"{len(found)} repaired" if found else "Every counter is right")
