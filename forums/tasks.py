from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from forums.services.digests import begin_digests


@db_periodic_task(crontab(minute="5,35"))
def begin_letters_that_gather() -> None:
    """Districts are in several time zones: whose morning has come is asked twice an hour."""
    begin_digests()
