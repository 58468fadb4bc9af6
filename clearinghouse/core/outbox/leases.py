"""Who delivers what: a worker takes messages for a while, and what its death leaves behind is taken by the next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage
from clearinghouse.core.outbox.topics import BATCH, Delivery

if TYPE_CHECKING:
    from django.db.models import QuerySet

SAME_KEY = OutboxMessage.objects.filter(topic=OuterRef("topic"), key=OuterRef("key"))


def take_batch(topic: str, delivery: Delivery) -> list[OutboxMessage]:
    """Up to BATCH messages that are due, or one that a worker died over: alone, so that it takes no others down with it."""
    drop_superseded(topic)
    bury_deadly(topic, delivery)
    return take(waiting_and_due(topic), topic, delivery) or take(left_behind(topic), topic, delivery, most=1)


def waiting_and_due(topic: str) -> QuerySet[OutboxMessage]:
    """Messages to deliver now, but none while an older one of its key is on its way: the newest must arrive last."""
    on_its_way = Exists(SAME_KEY.filter(state=OutboxState.LEASED))
    return OutboxMessage.objects.filter(~on_its_way, topic=topic, state=OutboxState.WAITING, due_at__lte=timezone.now())


def left_behind(topic: str) -> QuerySet[OutboxMessage]:
    """Messages whose worker has not settled them in time."""
    return OutboxMessage.objects.filter(topic=topic, state=OutboxState.LEASED, leased_until__lt=timezone.now())


def take(wanted: QuerySet[OutboxMessage], topic: str, delivery: Delivery, *, most: int = BATCH) -> list[OutboxMessage]:
    """Lease the oldest of these messages."""
    with transaction.atomic():
        wait_for_turn(topic)
        batch = list(wanted.order_by("pk")[:most])
        until = timezone.now() + timedelta(seconds=delivery.lease_seconds)
        for message in batch:
            message.state, message.leased_until = OutboxState.LEASED, until
            message.attempts += 1
        OutboxMessage.objects.bulk_update(batch, ["attempts", "leased_until", "state"])
    return batch


def wait_for_turn(topic: str) -> None:
    """Let one worker at a time choose messages of a topic, as SQLite's immediate transactions do by themselves.

    Row locks would not do: a worker that passes over locked rows could take a newer message of the same key meanwhile.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"outbox:{topic}"])


def renew(message: OutboxMessage, delivery: Delivery) -> bool:
    """Begin the lease anew. False when it ran out and another worker has the message."""
    until = timezone.now() + timedelta(seconds=delivery.lease_seconds)
    held = ours([message]).update(leased_until=until)
    message.leased_until = until
    return bool(held)


def ours(batch: list[OutboxMessage]) -> QuerySet[OutboxMessage]:
    """Those of the batch whose lease we still hold."""
    return OutboxMessage.objects.filter(
        pk__in=[message.pk for message in batch], state=OutboxState.LEASED, leased_until=batch[0].leased_until
    )


def drop_superseded(topic: str) -> None:
    """Settle what a newer message of its key replaces."""
    newer = Exists(SAME_KEY.filter(pk__gt=OuterRef("pk")).exclude(state=OutboxState.DEAD))
    replaced = OutboxMessage.objects.filter(newer, topic=topic, state=OutboxState.WAITING)
    settle_all(replaced, topic, state=OutboxState.SUPERSEDED)


def bury_deadly(topic: str, delivery: Delivery) -> None:
    """Give up what workers died over too often."""
    deadly = left_behind(topic).filter(attempts__gte=delivery.most_attempts)
    settle_all(deadly, topic, state=OutboxState.DEAD, last_error="The worker died while delivering this.")


def settle_all(done_with: QuerySet[OutboxMessage], topic: str, **changes: Any) -> None:
    """Settle these, and write nothing where there are none."""
    if done_with.exists():
        with transaction.atomic():
            wait_for_turn(topic)
            done_with.update(settled_at=timezone.now(), leased_until=None, **changes)


def hand_back(message: OutboxMessage, delivery: Delivery, *, pause: float, at_fault: bool) -> None:
    """Let a message wait for a later attempt, or give it up where the fault is its own and the attempts are used up."""
    changes: dict[str, Any] = {"last_error": message.last_error, "leased_until": None, "pauses": F("pauses") + 1}
    if at_fault and message.attempts >= delivery.most_attempts:
        changes |= {"state": OutboxState.DEAD, "settled_at": timezone.now()}
    else:
        changes |= {"state": OutboxState.WAITING, "due_at": timezone.now() + timedelta(seconds=pause)}
    if not at_fault:
        changes["attempts"] = F("attempts") - 1
    ours([message]).update(**changes)
