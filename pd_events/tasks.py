from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from pd_events.services.deadlines import watch_deadlines
from pd_events.services.minimum import ask_hosts
from pd_events.services.seats import promote_dates


@db_periodic_task(crontab(minute="*/5"))
def take_back_what_ran_out() -> None:
    """Seats that ran out go to the next in line, even where nobody looks at the date."""
    promote_dates()


@db_periodic_task(crontab(minute="*/10"))
def watch_the_deadlines() -> None:
    """Coordinators hear before a decision is due, others after."""
    watch_deadlines()


@db_periodic_task(crontab(minute="10"))
def ask_whether_dates_take_place() -> None:
    """Hosts of dates with too few people hear of it when the day comes."""
    ask_hosts()
