import time

import pytest
from django.core import signing
from django.test import RequestFactory

from clearinghouse.accounts.strangers import SALT, TooMany, TooOld, TooQuick, Trap, check_flood, check_time, stamp


def opened(seconds_ago: float) -> str:
    return signing.dumps(time.time() - seconds_ago, salt=SALT)


def test_a_form_that_was_open_for_a_while_may_be_sent() -> None:
    check_time(opened(10))


def test_a_form_that_comes_back_at_once_is_a_machines() -> None:
    with pytest.raises(TooQuick):
        check_time(stamp())


def test_a_form_that_we_did_not_hand_out_is_not_taken() -> None:
    for bent in ("", "nonsense", signing.dumps(time.time() - 10, salt="other"), signing.dumps("x", salt=SALT)):
        with pytest.raises(TooOld):
            check_time(bent)


def test_a_form_of_yesterday_is_not_taken() -> None:
    with pytest.raises(TooOld):
        check_time(opened(24 * 3600 + 5))


def test_the_trap_is_sprung_by_whoever_fills_in_what_nobody_sees() -> None:
    assert Trap({"homepage": "https://buy.example"}).is_sprung
    assert not Trap({"homepage": "", "opened": stamp()}).is_sprung
    assert not Trap().is_sprung


def test_a_flood_from_one_address_is_stopped_and_others_go_on() -> None:
    here, there = (RequestFactory().post("/", REMOTE_ADDR=address) for address in ("10.0.0.1", "10.0.0.2"))
    for _ in range(3):
        check_flood(here, "test", most=3)
    with pytest.raises(TooMany):
        check_flood(here, "test", most=3)
    check_flood(there, "test", most=3)
    check_flood(here, "another", most=3)
