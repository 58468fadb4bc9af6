from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from clearinghouse.home.services.site import prepare_site


class Command(BaseCommand):
    help = "Makes the front page, the library and the groups of the CMS where they are missing. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        done = prepare_site(address=settings.SITE_URL, name=settings.SITE_NAME)
        for line in done or ["everything was there"]:
            self.stdout.write(f"  {line}")
