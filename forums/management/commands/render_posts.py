from typing import Any

from django.core.management.base import BaseCommand

from forums.services.rendering import render_old_posts


class Command(BaseCommand):
    help = "Renders forum posts anew that were rendered by an earlier version. Run it after an update; again it does nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{render_old_posts()} posts rendered anew.")
