import asyncio
import queue
import threading
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from clearinghouse.core import live, outbox, tasks
from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage
from clearinghouse.core.outbox import messages

pytestmark = pytest.mark.django_db


@transaction.atomic
def enqueue_and_fail():
    outbox.enqueue("test", {"n": 1}, key="a")
    raise RuntimeError


def test_a_message_is_delivered_after_commit_and_not_before(server, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        outbox.enqueue("test", {"n": 1}, key="a")
        assert server.heard == []
    assert server.heard == [1]
    assert OutboxMessage.objects.get().state == OutboxState.DELIVERED


@pytest.mark.django_db(transaction=True)
def test_a_rollback_takes_message_and_bell_with_it(server):
    with pytest.raises(RuntimeError):
        enqueue_and_fail()
    assert server.heard == []
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_bell_lost_with_a_savepoint_rings_for_what_comes_after_it(server):
    with transaction.atomic():
        with pytest.raises(RuntimeError):
            enqueue_and_fail()
        outbox.enqueue("test", {"n": 2}, key="b")
    assert server.heard == [2]


def test_many_messages_of_one_transaction_ring_once(server, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as bells:
        for number in range(5):
            outbox.enqueue("test", {"n": number}, key=str(number))
    assert len(bells) == 1
    assert server.batches == [[0, 1, 2, 3, 4]]


@pytest.fixture
def serving():
    """A server's event loop in a thread of its own, beside the threads that answer pages."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    live.serve_from(loop)
    yield loop
    live.serve_from(None)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()


def test_where_pages_are_served_nobody_waits_for_the_bell_and_one_serves_all_who_ring_meanwhile(serving, monkeypatch):
    rung, may_answer = queue.SimpleQueue(), threading.Event()

    def answer_slowly(topic):
        rung.put(topic)
        may_answer.wait(5)

    monkeypatch.setattr(tasks, "deliver_topic", answer_slowly)
    is_held = threading.Event()
    serving.call_soon_threadsafe(is_held.wait, 5)
    for _ in range(20):
        messages.ring("test")
    is_held.set()
    assert rung.get(timeout=5) == "test"
    messages.ring("test")
    assert rung.get(timeout=5) == "test", "who rings after a bell has gone out gets another"
    may_answer.set()
    assert rung.empty()


def test_a_job_store_that_does_not_answer_fails_no_page_and_is_left_alone_for_a_while(
    server, monkeypatch, django_capture_on_commit_callbacks
):
    rung = []

    def refuse(topic):
        rung.append(topic)
        raise ConnectionError("no redis")

    monkeypatch.setattr(tasks, "deliver_topic", refuse)
    monkeypatch.setattr(messages, "deaf_until", [0.0])
    for number in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            outbox.enqueue("test", {"n": number}, key=str(number))
    assert rung == ["test"]
    assert outbox.deliver_due("test") is None
    assert server.heard == [0, 1, 2]


def test_an_administrator_gives_a_dead_message_a_new_life(server, django_capture_on_commit_callbacks):
    dead = OutboxMessage.objects.create(topic="test", key="a", payload={"n": 7}, state=OutboxState.DEAD, attempts=3, pauses=5)
    with django_capture_on_commit_callbacks(execute=True):
        assert outbox.try_again(dead)
    assert server.heard == [7]
    with django_capture_on_commit_callbacks(execute=True):
        assert not outbox.try_again(dead)
    assert server.heard == [7]


def test_settled_messages_are_deleted_after_a_week_and_dead_ones_are_kept():
    long_ago, lately = timezone.now() - timedelta(days=8), timezone.now() - timedelta(days=6)
    for state in OutboxState:
        OutboxMessage.objects.create(topic="test", key=state, state=state, settled_at=long_ago)
    OutboxMessage.objects.create(topic="test", key="lately", state=OutboxState.DELIVERED, settled_at=lately)
    assert outbox.purge_settled() == 2
    assert set(OutboxMessage.objects.values_list("key", flat=True)) == {"waiting", "leased", "dead", "lately"}


def test_what_may_wait_gathers_what_follows_and_is_put_off_by_nothing(server):
    for number in range(3):
        outbox.enqueue("test", {"n": number}, key="a", wait=timedelta(minutes=2))
    first, *others = OutboxMessage.objects.order_by("pk")
    assert {message.due_at for message in others} == {first.due_at}
    outbox.deliver_due("test")
    assert server.heard == []
    OutboxMessage.objects.update(due_at=timezone.now())
    outbox.deliver_due("test")
    assert server.heard == [2]
