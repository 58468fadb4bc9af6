from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.fetching.errors import HostBusy
from clearinghouse.core.fetching.pace import forget_old_turns, take_turn, wait_for_turn
from clearinghouse.core.models import HostTurn

pytestmark = pytest.mark.django_db


def test_the_first_request_waits_for_nobody_and_the_next_ones_queue():
    assert take_turn("example.org", pause=2, longest_wait=30) == 0
    assert take_turn("example.org", pause=2, longest_wait=30) == pytest.approx(2, abs=0.5)
    assert take_turn("example.org", pause=2, longest_wait=30) == pytest.approx(4, abs=0.5)


def test_each_server_has_a_pace_of_its_own():
    take_turn("example.org", pause=60, longest_wait=30)
    assert take_turn("example.com", pause=60, longest_wait=30) == 0


def test_a_turn_that_is_far_off_is_not_taken():
    take_turn("example.org", pause=60, longest_wait=30)
    before = HostTurn.objects.get(host="example.org").next_at
    with pytest.raises(HostBusy) as refused:
        take_turn("example.org", pause=60, longest_wait=30)
    assert refused.value.seconds == pytest.approx(60, abs=1)
    assert HostTurn.objects.get(host="example.org").next_at == before


def test_waiting_takes_as_long_as_it_must():
    slept = []
    wait_for_turn("example.org", pause=3, longest_wait=30, sleep=slept.append)
    wait_for_turn("example.org", pause=3, longest_wait=30, sleep=slept.append)
    assert slept == [pytest.approx(3, abs=0.5)]


def test_servers_that_nobody_asks_any_more_are_forgotten():
    HostTurn.objects.create(host="old.example", next_at=timezone.now() - timedelta(days=2))
    HostTurn.objects.create(host="new.example", next_at=timezone.now())
    assert forget_old_turns() == 1
    assert [turn.host for turn in HostTurn.objects.all()] == ["new.example"]
