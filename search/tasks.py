"""Doorbells of the index's own care, and of what is told from it."""

import logging

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from clearinghouse.core.errors import TemporarilyUnavailable
from search.services.asked import count_past_days, forget_old
from search.services.rebuilding import heal
from search.services.replaying import replay_all
from search.services.telling import tell_due

log = logging.getLogger(__name__)


@db_periodic_task(crontab(minute="*"))
def heal_index() -> None:
    try:
        difference = heal()
        if difference:
            log.warning("The index differed in %s rows and %s copies and is mended", len(difference.rows), len(difference.copies))
    except TemporarilyUnavailable as error:
        log.info("The index was not checked: %s", error)


@db_periodic_task(crontab(minute="*/10"))
def replay_saved_searches() -> None:
    replay_all()


@db_periodic_task(crontab(minute="5"))
def tell_what_saved_searches_found() -> None:
    """Before telling, look once more: what came this minute need not wait for another day."""
    replay_all()
    tell_due()


@db_periodic_task(crontab(minute="12"))
def count_what_was_asked() -> None:
    count_past_days()


@db_periodic_task(crontab(hour="3", minute="41"))
def forget_what_was_asked() -> None:
    forget_old()
