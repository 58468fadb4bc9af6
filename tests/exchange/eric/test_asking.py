"""How ERIC is asked."""

from __future__ import annotations

import pytest

from clearinghouse.core.fetching import fetch
from clearinghouse.exchange.eric import asking
from clearinghouse.exchange.eric.answers import UnreadableAnswer
from clearinghouse.exchange.eric.asking import TooMuchAsked, ask_eric, numbers_in
from tests.exchange.eric.answers import ANSWER, eric
from tests.other_server import other_server

__all__ = ["eric"]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("ED503112", ["ED503112"]),
        (" ej1300012, ED503112;\nED503112 ", ["EJ1300012", "ED503112"]),
        ("ED503112 phonics", []),
        ("phonics", []),
        ("EDUCATION", []),
        ("ED", []),
    ],
)
def test_numbers_are_known_where_there_is_nothing_else(words: str, numbers: list[str]) -> None:
    assert numbers_in(words) == numbers


def test_words_are_asked_for_in_pages_and_numbers_at_once(eric) -> None:
    ask_eric("rural AND title:phonics", start=40)
    ask_eric("ED1 EJ2")
    assert [(asked["search"], asked["rows"], asked["start"], asked["format"]) for asked in eric.asked] == [
        ("rural AND title:phonics", "20", "40", "json"),
        ("id:ED1 OR id:EJ2", "50", "0", "json"),
    ]
    assert {"title", "peerreviewed", "e_fulltextauth"} <= set(eric.asked[0]["fields"].split(","))


def test_too_many_numbers_and_an_answer_that_is_none_are_told(eric) -> None:
    with pytest.raises(TooMuchAsked):
        ask_eric(" ".join(f"ED{n}" for n in range(51)))
    assert eric.asked == []
    eric.says(b"busy", status=503)
    with pytest.raises(UnreadableAnswer, match="status 503"):
        ask_eric("phonics")


@pytest.mark.django_db
def test_the_question_goes_through_the_one_guarded_door(settings, monkeypatch) -> None:
    assert asking.fetch is fetch
    with other_server() as server:
        settings.FETCH_TEST_ENDPOINTS = frozenset({server.endpoint})
        settings.ERIC_API_URL = f"{server.url}/eric/"
        server.says("/eric/", ANSWER)
        assert len(ask_eric("phonics").records) == 3
