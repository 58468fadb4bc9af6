from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core import outbox
from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage
from clearinghouse.core.outbox import Delivery
from clearinghouse.core.outbox.delivery import pause_after, settle
from clearinghouse.core.outbox.leases import take_batch

pytestmark = pytest.mark.django_db


def waiting(number, key=None, **facts):
    return OutboxMessage.objects.create(topic="test", key=key or str(number), payload={"n": number}, **facts)


def make_due():
    OutboxMessage.objects.filter(state=OutboxState.WAITING).update(due_at=timezone.now())


def state_of(message):
    message.refresh_from_db()
    return message.state


def test_messages_arrive_oldest_first(server):
    for number in (3, 1, 2):
        waiting(number)
    outbox.deliver_due("test")
    assert server.heard == [3, 1, 2]


def test_only_the_newest_of_one_key_is_delivered(server):
    first, second = waiting(1, key="page"), waiting(2, key="page")
    outbox.deliver_due("test")
    assert server.heard == [2]
    assert (state_of(first), state_of(second)) == (OutboxState.SUPERSEDED, OutboxState.DELIVERED)


def test_a_failed_message_gives_way_to_a_newer_one_of_its_key(server):
    server.down = True
    old = waiting(1, key="page")
    assert outbox.deliver_due("test") > 0
    waiting(2, key="page")
    server.down = False
    outbox.deliver_due("test")
    assert server.heard == [2]
    assert state_of(old) == OutboxState.SUPERSEDED


def test_a_newer_message_waits_while_an_older_one_of_its_key_is_on_its_way(server):
    on_its_way = waiting(1, key="page", state=OutboxState.LEASED, leased_until=timezone.now() + timedelta(minutes=1))
    waiting(2, key="page")
    waiting(3, key="other")
    outbox.deliver_due("test")
    assert server.heard == [3]
    OutboxMessage.objects.filter(pk=on_its_way.pk).update(state=OutboxState.DELIVERED)
    outbox.deliver_due("test")
    assert server.heard == [3, 2]


def test_one_bad_message_stops_no_other_and_is_given_up_in_the_end(server):
    server.refused = {2}
    bad = waiting(2)
    waiting(1), waiting(3)
    outbox.deliver_due("test")
    assert server.heard == [1, 3]
    assert state_of(bad) == OutboxState.WAITING
    for _ in range(2):
        make_due()
        outbox.deliver_due("test")
    assert state_of(bad) == OutboxState.DEAD
    assert bad.last_error == "ValueError: cannot take [2]"
    assert bad.attempts == 3


def test_a_server_that_is_down_costs_no_message_its_life(server):
    message = waiting(1)
    server.down = True
    for _ in range(20):
        make_due()
        outbox.deliver_due("test")
    assert state_of(message) == OutboxState.WAITING
    assert (message.attempts, message.pauses) == (0, 20)
    server.down = False
    make_due()
    outbox.deliver_due("test")
    assert server.heard == [1]


def test_the_answer_says_when_to_come_back(server):
    assert outbox.deliver_due("test") is None
    server.down = True
    waiting(1)
    assert 0 < outbox.deliver_due("test") <= 1


def test_what_a_dead_worker_left_is_taken_after_its_lease_and_alone(server):
    expired, valid = timezone.now() - timedelta(seconds=1), timezone.now() + timedelta(minutes=1)
    for number in (1, 2):
        waiting(number, state=OutboxState.LEASED, leased_until=expired, attempts=1)
    waiting(3, state=OutboxState.LEASED, leased_until=valid, attempts=1)
    outbox.deliver_due("test")
    assert server.batches == [[1], [2]]


def test_what_workers_die_over_is_given_up(server):
    deadly = waiting(1, state=OutboxState.LEASED, leased_until=timezone.now() - timedelta(seconds=1), attempts=3)
    outbox.deliver_due("test")
    assert server.heard == []
    assert state_of(deadly) == OutboxState.DEAD


def test_a_worker_whose_lease_ran_out_changes_nothing_of_its_successors(server):
    message = waiting(1)
    delivery = Delivery(server.deliver)
    batch = take_batch("test", delivery)
    successor = timezone.now() + timedelta(minutes=5)
    OutboxMessage.objects.filter(pk=message.pk).update(leased_until=successor)
    server.refused = {1}
    settle(batch, delivery)
    assert state_of(message) == OutboxState.LEASED
    assert message.leased_until == successor


def test_a_topic_that_nobody_delivers_waits():
    OutboxMessage.objects.create(topic="unknown", key="a")
    assert outbox.deliver_due("unknown") is None
    assert OutboxMessage.objects.get().state == OutboxState.WAITING


def test_pauses_double_up_to_the_longest():
    delivery = Delivery(lambda payloads: None, first_pause=1, longest_pause=30)
    assert 0.8 <= pause_after(1, delivery) <= 1
    assert 6.4 <= pause_after(4, delivery) <= 8
    assert 24 <= pause_after(5000, delivery) <= 30
