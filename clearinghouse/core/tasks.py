"""Doorbells of the outbox. The work is in `outbox.py`."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from clearinghouse.core import outbox


@db_task()
def deliver_topic(topic: str) -> None:
    pause = outbox.deliver_due(topic)
    if pause is not None:
        deliver_topic.schedule((topic,), delay=pause)


@db_periodic_task(crontab(minute="*"))
def deliver_what_was_missed() -> None:
    for topic in outbox.deliveries:
        outbox.deliver_due(topic)


@db_periodic_task(crontab(hour="3", minute="17"))
def purge_outbox() -> None:
    outbox.purge_delivered()
