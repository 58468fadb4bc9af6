"""How many have a topic open, over all processes."""

import pytest

from forums import presence as module
from forums.presence import FORGOTTEN_SECONDS, REPEAT_SECONDS, Presence


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


def test_a_process_says_how_many_on_a_change_when_asked_and_now_and_then(clock: list[float]) -> None:
    here = Presence("a")
    assert here.to_say(1) == {"here": 1, "from": "a", "ask": True}, "others are asked at first"
    assert here.to_say(1) is None
    assert here.to_say(2) == {"here": 2, "from": "a"}
    here.note({"from": "b", "here": 1, "ask": True})
    assert here.to_say(2) == {"here": 2, "from": "a"}
    assert here.to_say(2) is None
    clock[0] += REPEAT_SECONDS
    assert here.to_say(2) == {"here": 2, "from": "a"}


def test_what_is_not_heard_again_is_forgotten(clock: list[float]) -> None:
    here = Presence("a")
    here.note({"from": "a", "here": 40})
    assert here.total(1) == 1, "its own word is no news"
    here.note({"from": "b", "here": 2})
    here.note({"from": "c", "here": 3})
    assert here.total(1) == 6
    clock[0] += FORGOTTEN_SECONDS - 1
    here.note({"from": "c", "here": 4})
    clock[0] += 1
    assert here.total(1) == 5, "the process b was killed"
