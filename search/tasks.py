"""Doorbells of the index's own care."""

import logging

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from clearinghouse.core.errors import TemporarilyUnavailable
from search.services.rebuilding import heal

log = logging.getLogger(__name__)


@db_periodic_task(crontab(minute="*"))
def heal_index() -> None:
    try:
        difference = heal()
        if difference:
            log.warning("The index differed in %s rows and %s copies and is mended", len(difference.rows), len(difference.copies))
    except TemporarilyUnavailable as error:
        log.info("The index was not checked: %s", error)
