from typing import Any

from django.core.management.base import BaseCommand

from clearinghouse.exchange.services.oai_records import stamp_what_differs


class Command(BaseCommand):
    help = "Brings what OAI-PMH tells other libraries in line with what is public. Done each night too. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{stamp_what_differs():,} records told anew.")
