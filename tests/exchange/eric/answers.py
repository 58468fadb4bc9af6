"""ERIC as it answers in tests: recorded answers in the shape of its API, made for invented works."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from clearinghouse.core.fetching import Fetched
from clearinghouse.exchange.eric import asking
from tests.exchange.samples import DATA

ANSWER = (DATA / "eric_answer.json").read_bytes()
ARTICLE, REPORT, PHONICS = "EJ1300012", "ED503112", "ED610000"


class Eric:
    """What it was asked, and what it says."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.answer: Fetched | Exception = Fetched("https://api.ies.ed.gov/eric/", 200, {}, ANSWER)

    def __call__(self, url: str, **_wishes: object) -> Fetched:
        self.asked.append({name: values[0] for name, values in parse_qs(urlsplit(url).query).items()})
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def says(self, body: bytes, status: int = 200) -> None:
        self.answer = Fetched("https://api.ies.ed.gov/eric/", status, {}, body)


@pytest.fixture
def eric(monkeypatch: pytest.MonkeyPatch) -> Eric:
    stood_in = Eric()
    monkeypatch.setattr(asking, "fetch", stood_in)
    return stood_in
