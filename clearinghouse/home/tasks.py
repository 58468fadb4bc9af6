from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from clearinghouse.home.services.schedule import keep_schedule


@db_periodic_task(crontab(minute="*"))
def publish_what_is_due() -> None:
    keep_schedule()
