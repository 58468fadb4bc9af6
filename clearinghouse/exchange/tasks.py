"""Doorbells of the imports' own care."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from clearinghouse.exchange.services.evidence_imports import close_forgotten_imports


@db_periodic_task(crontab(minute="43"))
def close_forgotten() -> None:
    close_forgotten_imports()
