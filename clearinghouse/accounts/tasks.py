from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from clearinghouse.accounts.services.mail import forget_sent


@db_periodic_task(crontab(hour="3", minute="31"))
def forget_sent_mail() -> None:
    forget_sent()
