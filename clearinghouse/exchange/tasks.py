"""Doorbells of the exchange's own care."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from clearinghouse.exchange.services.bulk import keep_export_fresh
from clearinghouse.exchange.services.file_imports import close_forgotten_imports
from clearinghouse.exchange.services.oai_records import stamp_what_differs


@db_periodic_task(crontab(minute="43"))
def close_forgotten() -> None:
    close_forgotten_imports()


@db_periodic_task(crontab(hour="2", minute="11"))
def stamp_records() -> None:
    stamp_what_differs()


@db_periodic_task(crontab(minute="*"))
def keep_records_fresh() -> None:
    keep_export_fresh()
