"""Delivering messages and recording how it went."""

from __future__ import annotations

import logging
import random

from django.utils import timezone

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.errors import TemporarilyUnavailable
from clearinghouse.core.models import OutboxMessage
from clearinghouse.core.outbox.leases import hand_back, ours, renew, take_batch
from clearinghouse.core.outbox.topics import Delivery, deliveries

log = logging.getLogger(__name__)


def deliver_due(topic: str) -> float | None:
    """Deliver all that is due of a topic. Returns the seconds until the next attempt, or None when nothing waits.

    Any number of workers may do so at the same time: each message goes to one of them.
    """
    delivery = deliveries.get(topic)
    if delivery is None:
        log.warning("Nobody delivers messages of the topic %s", topic)
        return None
    while batch := take_batch(topic, delivery):
        settle(batch, delivery)
    upcoming = OutboxMessage.objects.filter(topic=topic, state=OutboxState.WAITING).order_by("due_at").first()
    return None if upcoming is None else max(0.1, (upcoming.due_at - timezone.now()).total_seconds())


def settle(batch: list[OutboxMessage], delivery: Delivery) -> None:
    """Deliver a batch and record how it went. A batch that fails is delivered one by one, so that one bad message stops no other."""
    error = attempt(batch, delivery)
    if error is None:
        ours(batch).update(state=OutboxState.DELIVERED, settled_at=timezone.now(), leased_until=None, last_error="")
    elif isinstance(error, TemporarilyUnavailable):
        put_off(batch, delivery, error, at_fault=False)
    elif len(batch) > 1:
        settle_one_by_one(batch, delivery)
    else:
        log.error("Delivery of %s failed", batch[0], exc_info=error)
        put_off(batch, delivery, error, at_fault=True)


def attempt(batch: list[OutboxMessage], delivery: Delivery) -> Exception | None:
    """Deliver, and return what went wrong: whatever it is, it is the message's history and not the worker's end."""
    try:
        delivery.deliver([message.payload for message in batch])
    except Exception as error:  # noqa: BLE001 -- recorded with each message and told
        return error
    return None


def settle_one_by_one(batch: list[OutboxMessage], delivery: Delivery) -> None:
    """Deliver each alone, under a lease of its own."""
    for message in batch:
        if renew(message, delivery):
            settle([message], delivery)


def put_off(batch: list[OutboxMessage], delivery: Delivery, error: Exception, *, at_fault: bool) -> None:
    """Set messages back for a later attempt; only what fails by its own fault may be given up."""
    for message in batch:
        message.last_error = f"{type(error).__name__}: {error}".replace("\0", "")[:2000]
        hand_back(message, delivery, pause=pause_after(message.pauses + 1, delivery), at_fault=at_fault)


def pause_after(pauses: int, delivery: Delivery) -> float:
    """Seconds to wait before this pause ends: doubling, at most the longest, with up to a fifth less at random."""
    pause = min(delivery.longest_pause, delivery.first_pause * 2.0 ** min(pauses - 1, 30))
    return pause * random.uniform(0.8, 1.0)  # noqa: S311 -- spreads load, guards nothing
