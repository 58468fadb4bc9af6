"""Taking turns within a process."""

import threading
from contextlib import ExitStack

import pytest
from django.db import transaction

from pd_events.errors import Busy
from pd_events.services.seats import turns
from pd_events.services.seats.turns import TURNS, turn_for


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(turns, "LONGEST_WAIT_SECONDS", 0.05)


@pytest.fixture
def somebody_at_date_7():
    with ExitStack() as held:
        TURNS[7].acquire()
        held.callback(TURNS[7].release)
        yield


def test_one_waits_for_the_one_before_and_then_goes_on():
    order, is_inside, may_go = [], threading.Event(), threading.Event()

    def first():
        with turn_for({7}):
            is_inside.set()
            may_go.wait(5)
            order.append("first")

    def second():
        with turn_for({7}):
            order.append("second")

    threads = [threading.Thread(target=first)]
    threads[0].start()
    is_inside.wait(5)
    threads.append(threading.Thread(target=second))
    threads[1].start()
    may_go.set()
    for thread in threads:
        thread.join(5)
    assert order == ["first", "second"]


def test_whose_turn_does_not_come_is_told_that_others_are_at_work_and_holds_no_other_turn(impatient, somebody_at_date_7):
    with pytest.raises(Busy), turn_for({3, 7, 9}):
        raise AssertionError("it was not their turn")
    assert [TURNS[place].locked() for place in (3, 7, 9)] == [False, True, False]


def test_other_dates_are_not_waited_for(impatient, somebody_at_date_7):
    with turn_for({8}):
        assert TURNS[8].locked()
    assert not TURNS[8].locked()


def test_dates_that_share_a_turn_take_it_once_and_give_it_back_after_an_error():
    with pytest.raises(ZeroDivisionError), turn_for({5, 5 + len(TURNS)}):
        1 / 0  # noqa: B018 -- something goes wrong inside
    assert not TURNS[5].locked()


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_has_begun_takes_no_turn(impatient, somebody_at_date_7):
    with transaction.atomic(), turn_for({7}):
        pass
    with pytest.raises(Busy), turn_for({7}):
        pass
