"""Doorbells of the library's own care. The work is in `services/`."""

from django.conf import settings
from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from clearinghouse.resources.services.alerts import tell_of_the_day
from clearinghouse.resources.services.link_checks import check_due, gather_addresses


@db_periodic_task(crontab(hour="4", minute="23"))
def gather_links() -> None:
    if settings.CHECK_LINKS:
        gather_addresses()


@db_periodic_task(crontab(minute="*/10"))
def check_links_in_turn() -> None:
    check_links()


@db_task()
def check_links() -> None:
    if settings.CHECK_LINKS:
        check_due()


@db_periodic_task(crontab(minute="25"))
def tell_what_changed() -> None:
    tell_of_the_day()
