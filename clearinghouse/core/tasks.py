"""Doorbells of the outbox, and the worker's sign of life. The work is in `outbox/`."""

from huey import crontab
from huey.contrib.djhuey import HUEY, db_periodic_task, db_task, on_startup

from clearinghouse.core import outbox
from clearinghouse.core.fetching.pace import forget_old_turns
from clearinghouse.core.models import Marker

WORKER_MARKER = "worker:alive"
SWEEP_SECONDS = 60
LONGEST_ALARM_SECONDS = 5  # a message that is due sooner than the alarm's own does not wait long for it


@db_task()
def deliver_topic(topic: str, *, by_alarm: bool = False) -> None:
    if by_alarm:
        HUEY.get(alarm_key(topic))
    set_alarm(topic, outbox.deliver_due(topic))


def set_alarm(topic: str, pause: float | None) -> None:
    """Come back when the next message is due. One alarm per topic; what lies a minute ahead is found by the sweep."""
    if pause is not None and pause < SWEEP_SECONDS and HUEY.put_if_empty(alarm_key(topic), 1):
        deliver_topic.schedule((topic,), {"by_alarm": True}, delay=min(pause, LONGEST_ALARM_SECONDS))


def alarm_key(topic: str) -> str:
    return f"alarm:{topic}"


@db_periodic_task(crontab(minute="*"))
def deliver_what_was_missed() -> None:
    """The sweep also clears alarms that a dead worker may have left set."""
    for topic in outbox.deliveries:
        deliver_topic(topic, by_alarm=True)


@db_periodic_task(crontab(minute="*"))
def say_that_the_worker_lives() -> None:
    Marker.put(WORKER_MARKER)


@db_periodic_task(crontab(hour="3", minute="17"))
def purge_outbox() -> None:
    outbox.purge_settled()
    forget_old_turns()


@on_startup()
def say_that_the_worker_has_started() -> None:
    Marker.put(WORKER_MARKER)
