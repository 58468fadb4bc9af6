"""Writing messages, and what becomes of those that are done with."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.live import serving_loop
from clearinghouse.core.models import OutboxMessage
from clearinghouse.core.models.standing import insert_statements

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clearinghouse.core.models.together import Statement

log = logging.getLogger(__name__)

DEAF_SECONDS = 5.0
deaf_until = [0.0]
to_be_rung: set[str] = set()


def enqueue(topic: str, payload: dict[str, Any], *, key: str, wait: timedelta = timedelta(0)) -> None:
    """Store a message in the running transaction and ring the worker after commit.

    One that may `wait` gathers what follows it: the newest of its key goes out when the first was due, so that a flood puts off nothing.

    Where several messages of one topic and key wait, only the newest is delivered. A message is always a row of its own: a
    transaction never waits for another that speaks of the same thing.
    """
    due_at = timezone.now() + wait
    if wait:
        first = OutboxMessage.objects.filter(topic=topic, key=key, state=OutboxState.WAITING).order_by("due_at").first()
        due_at = min(due_at, first.due_at) if first else due_at
    OutboxMessage.objects.create(topic=topic, key=key, payload=payload, due_at=due_at)
    ring_after_commit(topic)


def statements(topic: str, messages: Sequence[tuple[str, dict[str, Any]]]) -> list[Statement]:
    """The same for several messages of one topic, each with its key: the caller sends the statements, in this transaction."""
    if messages:
        ring_after_commit(topic)
    return list(insert_statements([OutboxMessage(topic=topic, key=key, payload=payload) for key, payload in messages]))


def ring_after_commit(topic: str) -> None:
    """Ring the worker once per topic and transaction; the bell is lost with a rollback, as the message is."""
    bell = bell_of(topic)
    waiting = (function for _, function, *_ in transaction.get_connection().run_on_commit)
    if bell not in waiting:
        transaction.on_commit(bell, robust=True)


@cache
def bell_of(topic: str) -> Callable[[], None]:
    """The same function object for the same topic, so that a transaction can tell that it is waiting already."""
    return partial(ring, topic)


def ring(topic: str) -> None:
    """Have a worker woken; where pages are served by a thread beside them, one bell for all who ring before it is on its way."""
    if loop := serving_loop():
        if topic not in to_be_rung:
            to_be_rung.add(topic)
            loop.call_soon_threadsafe(loop.run_in_executor, None, wake, topic)
    else:
        wake(topic)


def wake(topic: str) -> None:
    """Wake a worker. While the job store does not answer nobody waits for it: the sweep of each minute finds what was not rung."""
    from clearinghouse.core.tasks import deliver_topic  # noqa: PLC0415 -- tasks import this package

    to_be_rung.discard(topic)
    if time.monotonic() < deaf_until[0]:
        return
    try:
        deliver_topic(topic)
    except Exception:
        deaf_until[0] = time.monotonic() + DEAF_SECONDS
        log.warning("The bell of %s was not heard; its messages go out with the next sweep", topic, exc_info=True)


def try_again(message: OutboxMessage) -> bool:
    """Give a dead message a new life, by an administrator's hand. Returns whether it was dead."""
    with transaction.atomic():
        revived = OutboxMessage.objects.filter(pk=message.pk, state=OutboxState.DEAD).update(
            state=OutboxState.WAITING, attempts=0, pauses=0, due_at=timezone.now(), settled_at=None
        )
        ring_after_commit(message.topic)
    return bool(revived)


def purge_settled(*, older_than: timedelta = timedelta(days=7)) -> int:
    """Delete delivered and replaced messages past their use; returns how many. Dead ones stay until somebody has looked."""
    settled = (OutboxState.DELIVERED, OutboxState.SUPERSEDED)
    gone, _ = OutboxMessage.objects.filter(state__in=settled, settled_at__lt=timezone.now() - older_than).delete()
    return gone
