from typing import Any

from django.core.management.base import BaseCommand

from clearinghouse.exchange.services.bulk import export_records


class Command(BaseCommand):
    help = (
        "Writes the file of all public records anew. The site does so by itself each day, and when a resource stops being public."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        export = export_records()
        if export is None:
            self.stdout.write("Another process is writing the file now; it will be new in a moment.")
        else:
            self.stdout.write(f"{export.count:,} records, {export.size:,} bytes: {export.file}")
