"""The transactional outbox: what other servers must hear, stored with the change that makes it true.

`enqueue` writes a message in the caller's transaction. After commit a worker delivers it; what fails is tried again with growing
pauses, and what can never succeed is kept as dead for the administrators' report.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.errors import TemporarilyUnavailable
from clearinghouse.core.models import OutboxMessage

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
BATCH = 200


@dataclass(frozen=True)
class Delivery:
    """How messages of one topic are delivered.

    `deliver` takes the payloads of up to BATCH messages, in order. Pauses double from `first_pause` to `longest_pause` seconds.
    """

    deliver: Callable[[list[dict[str, Any]]], None]
    first_pause: float = 1.0
    longest_pause: float = 900.0
    most_attempts: int = 12


deliveries: dict[str, Delivery] = {}


def register(topic: str, delivery: Delivery) -> None:
    """Name the delivery of a topic; apps do so when they are ready."""
    deliveries[topic] = delivery


def enqueue(topic: str, payload: dict[str, Any], *, key: str) -> None:
    """Store a message in the running transaction and ring the worker after commit.

    A message that still waits under the same topic and key takes the new payload instead of becoming two.
    """
    waiting = OutboxMessage.objects.filter(topic=topic, key=key, state=OutboxState.WAITING)
    if not waiting.update(payload=payload):
        try:
            with transaction.atomic():
                OutboxMessage.objects.create(topic=topic, key=key, payload=payload)
        except IntegrityError:
            waiting.update(payload=payload)
    ring_after_commit(topic)


def ring_after_commit(topic: str) -> None:
    """Ring the worker once per topic and transaction; the bell is lost with a rollback, as the message is."""
    bell = bell_of(topic)
    waiting = (function for _, function, *_ in transaction.get_connection().run_on_commit)
    if bell not in waiting:
        transaction.on_commit(bell, robust=True)


@cache
def bell_of(topic: str) -> Callable[[], None]:
    """The same function object for the same topic, so that a transaction can tell that it is waiting already."""

    def ring() -> None:
        from clearinghouse.core.tasks import deliver_topic  # noqa: PLC0415 -- tasks import this module

        deliver_topic(topic)

    return ring


def deliver_due(topic: str) -> float | None:
    """Deliver all that is due of a topic. Returns the seconds until the next attempt, or None when nothing waits."""
    while batch := lease_batch(topic):
        settle(batch, deliveries[topic])
    upcoming = OutboxMessage.objects.filter(topic=topic, state=OutboxState.WAITING).order_by("due_at").first()
    return None if upcoming is None else max(0.1, (upcoming.due_at - timezone.now()).total_seconds())


def lease_batch(topic: str) -> list[OutboxMessage]:
    """Take up to BATCH due messages for LEASE; what another worker's death left behind is due again after its lease."""
    now = timezone.now()
    due = Q(state=OutboxState.WAITING, due_at__lte=now) | Q(state=OutboxState.LEASED, leased_until__lt=now)
    with transaction.atomic():
        batch = list(OutboxMessage.objects.select_for_update(skip_locked=True).filter(due, topic=topic).order_by("pk")[:BATCH])
        for message in batch:
            message.attempts += 1
            message.leased_until = now + LEASE
            message.state = OutboxState.LEASED
        OutboxMessage.objects.bulk_update(batch, ["attempts", "leased_until", "state"])
    return batch


def settle(batch: list[OutboxMessage], delivery: Delivery) -> None:
    """Deliver a batch and record how it went. A batch that fails is delivered one by one, so that one bad message stops no other."""
    try:
        delivery.deliver([message.payload for message in batch])
    except TemporarilyUnavailable as error:
        put_off(batch, delivery, error, gives_up=False)
    except Exception as error:
        if len(batch) > 1:
            for message in batch:
                settle([message], delivery)
            return
        log.exception("Delivery of %s failed", batch[0])
        put_off(batch, delivery, error, gives_up=True)
    else:
        OutboxMessage.objects.filter(pk__in=[message.pk for message in batch]).update(
            state=OutboxState.DELIVERED, settled_at=timezone.now(), leased_until=None, last_error=""
        )


def put_off(batch: list[OutboxMessage], delivery: Delivery, error: Exception, *, gives_up: bool) -> None:
    """Set messages back for a later attempt, or to dead after the most attempts. A newer message of the same key replaces them."""
    for message in batch:
        message.last_error = f"{type(error).__name__}: {error}"[:2000]
        message.leased_until = None
        if gives_up and message.attempts >= delivery.most_attempts:
            message.state, message.settled_at = OutboxState.DEAD, timezone.now()
        else:
            message.state = OutboxState.WAITING
            message.due_at = timezone.now() + timedelta(seconds=pause_after(message.attempts, delivery))
        try:
            with transaction.atomic():
                message.save()
        except IntegrityError:
            message.delete()


def pause_after(attempts: int, delivery: Delivery) -> float:
    """Seconds to wait after this many attempts: doubling, at most the longest, with up to a fifth at random."""
    pause = min(delivery.longest_pause, delivery.first_pause * 2.0 ** min(attempts - 1, 30))
    return pause * random.uniform(0.8, 1.0)  # noqa: S311 -- spreads load, guards nothing


def try_again(message: OutboxMessage) -> None:
    """Give a dead message a new life, by an administrator's hand."""
    OutboxMessage.objects.filter(pk=message.pk, state=OutboxState.DEAD).delete()
    enqueue(message.topic, message.payload, key=message.key)


def purge_delivered(*, older_than: timedelta = timedelta(days=7)) -> int:
    """Delete delivered messages past their use; returns how many."""
    gone, _ = OutboxMessage.objects.filter(state=OutboxState.DELIVERED, settled_at__lt=timezone.now() - older_than).delete()
    return gone
