"""Addresses for answers: short, ours alone, and ended when they should be."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forums.inbound.addresses import make_address, read_addresses

TODAY = date(2026, 11, 26)
LARGEST = 2**62


@pytest.fixture(autouse=True)
def domain(settings):
    settings.REPLY_MAIL_DOMAIN = "forums.example"


@pytest.mark.parametrize("user", [1, 127, 128, 2**31, LARGEST])
@pytest.mark.parametrize("topic", [0, 300, LARGEST])
def test_an_address_says_whose_answer_it_is_and_to_what_and_fits_its_place(user, topic):
    address = make_address(user, topic, 3, today=TODAY)
    assert len(address.partition("@")[0]) <= 64
    for written in (address, address.upper()):
        read = read_addresses(["x@y.example", written])
        assert (read.user_id, read.topic_id) == (user, topic)
        assert read.is_signed(3)


def test_nobody_makes_one_up_and_an_ended_one_is_none():
    address = make_address(7, 9, 0, today=TODAY)
    assert not read_addresses([address]).is_signed(1)
    name, domain = address.split("@")
    for place in range(len("reply+"), len(name)):
        other = "b" if name[place] == "a" else "a"
        read = read_addresses([f"{name[:place]}{other}{name[place + 1 :]}@{domain}"])
        assert read is None or not read.is_signed(0) or (read.user_id, read.topic_id) == (7, 9)


def test_another_key_makes_other_addresses(settings):
    address = make_address(7, 9, 0)
    settings.SECRET_KEY = "another"
    assert not read_addresses([address]).is_signed(0)


def test_an_address_lasts_three_months():
    read = read_addresses([make_address(7, 9, 0, today=TODAY)])
    assert not read.is_too_old(TODAY + timedelta(days=90))
    assert read.is_too_old(TODAY + timedelta(days=91))


def test_without_a_domain_there_are_none(settings):
    address = make_address(7, 9, 0)
    settings.REPLY_MAIL_DOMAIN = ""
    assert make_address(7, 9, 0) == ""
    assert read_addresses([address]) is None


def test_addresses_of_others_are_not_read():
    name = make_address(7, 9, 0).partition("@")[0]
    for address in (f"{name}@elsewhere.example", "reply@forums.example", "reply+@forums.example", f"x{name}@forums.example"):
        assert read_addresses([address]) is None


@given(st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=1, max_size=90))
def test_any_token_is_read_without_an_error(token):
    read = read_addresses([f"reply+{token}@forums.example"])
    assert read is None or not read.is_signed(0)
