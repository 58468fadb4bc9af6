from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from clearinghouse.districts.services.applications import forget_old_applications


@db_periodic_task(crontab(hour="3", minute="43"))
def forget_applications() -> None:
    forget_old_applications()
