from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from clearinghouse.advocacy.figures.school_year import school_year_of, words_of, year_to_archive
from clearinghouse.advocacy.services.figures_archive import archive_figures


class Command(BaseCommand):
    help = (
        "Keeps every figure, as the public sees it now, for the school year that ends (July to June). The site does so by itself "
        "on 30 June, and in July for what was missed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, help="The year in which the school year began: 2025 for 2025–26. Not one to come.")

    def handle(self, *args: Any, year: int | None, **options: Any) -> None:
        today = timezone.localdate()
        chosen = year if year is not None else year_to_archive(today)
        if chosen is None:
            self.stdout.write(
                "No school year is due: that is so on 30 June and in July. To keep today's figures now, name it with --year."
            )
            return
        if not 2000 <= chosen <= school_year_of(today):
            raise CommandError(f"Name a school year from 2000 to {school_year_of(today)} by the year in which it began.")
        kept = archive_figures(chosen)
        self.stdout.write(
            f"{words_of(chosen)}: {kept} figures kept." if kept else f"{words_of(chosen)}: every figure is kept already."
        )
