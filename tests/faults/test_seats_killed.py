"""A server process dies with people's requests in its hands. Short by default, a hundred deaths with FAULTS=full."""

from __future__ import annotations

import http.client
import random
import re
import subprocess
import sys
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.bench.crowd import Browser, at_once, fill
from tests.bench.site import ROOT
from tests.faults import FULL
from tests.faults.mortal import Mortal
from tests.faults.seats import look

pytestmark = pytest.mark.faults
DEATHS = 100 if FULL else 2
AT_ONCE = 8
LONGEST_BEFORE_DEATH = 0.25
MAIL_WITHIN_SECONDS = 120
GONE = (OSError, http.client.HTTPException)


@pytest.fixture
def servers(environment: dict[str, str]) -> Iterator[list[Mortal]]:
    """Two web processes and a worker that sends the mail."""
    with ExitStack() as stack:
        started = [Mortal(environment) for _ in range(2)]
        for server in started:
            stack.callback(server.stop)
        stack.enter_context(worker(environment))
        yield started


@contextmanager
def worker(environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, "manage.py", "run_huey"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_what_a_server_has_confirmed_outlives_it_and_nothing_is_left_half_done(environment, servers, tell) -> None:
    """Each death comes at a random moment of eight requests; who got no answer asks again, as the same attempt."""
    crowd, chance = fill(environment, people=DEATHS * AT_ONCE, dates=1, capacity=DEATHS * AT_ONCE), random.Random(6)
    answered: Counter[str] = Counter()
    for number in range(DEATHS):
        victim, other = servers[number % 2], servers[1 - number % 2]
        hand = crowd["people"][number * AT_ONCE :][:AT_ONCE]
        answered += one_death(victim, other, crowd["dates"][0], hand, chance.uniform(0, LONGEST_BEFORE_DEATH))
    assert answered["of one that died"] + answered["at the second attempt"] == len(crowd["people"])
    for name, number in answered.items():
        tell(name, number, "")
    check_mails(Path(environment["VAR_DIR"]) / "mail", len(crowd["people"]))
    check_rows(look(environment), crowd)


def one_death(victim: Mortal, other: Mortal, date: int, people: list[dict[str, Any]], after: float) -> Counter[str]:
    """Have these people ask the victim for a seat at the same moment, and kill it so many seconds later."""
    victim.wait()
    other.wait()
    answered: Counter[str] = Counter()
    unanswered: list[tuple[dict[str, Any], str]] = []

    def ask(mine: int) -> None:
        key = uuid.uuid4().hex
        if was_confirmed(victim.url, date, people[mine], key):
            answered["of one that died"] += 1
        else:
            unanswered.append((people[mine], key))

    killer = threading.Timer(after, victim.die)
    killer.start()
    at_once(len(people), ask)
    killer.join()
    victim.start()
    for person, key in unanswered:
        answered["at the second attempt"] += was_confirmed(other.url, date, person, key)
    return answered


def was_confirmed(url: str, date: int, person: dict[str, Any], key: str) -> bool:
    """Ask for a seat; whether the server said that it is theirs. One that is gone says nothing."""
    browser = Browser(url)
    try:
        answer = browser.register(date, person, key)
    except GONE:
        return False
    finally:
        browser.connection.close()
    assert answer.status == 302, answer
    return True


def check_mails(folder: Path, people: int) -> None:
    """One letter to each of them, and no second one. A file may hold several."""
    until(lambda: len(lines(folder, "Message-ID")) >= people)
    for name in ("Message-ID", "To"):
        found = lines(folder, name)
        assert len(set(found)) == len(found) == people


def lines(folder: Path, name: str) -> list[str]:
    """What all mails say in this line of their heads."""
    texts = [path.read_text() for path in folder.glob("*.log")]
    return [line for text in texts for line in re.findall(rf"^{name}: (.+)$", text, re.MULTILINE)]


def check_rows(found: dict[str, Any], crowd: dict[str, Any]) -> None:
    """One whole registration for each of them: a seat, its history, its mail settled, and a counter that agrees."""
    assert sorted(row["person"] for row in found["rows"]) == sorted(person["id"] for person in crowd["people"])
    assert {(row["seat"], row["lines"]) for row in found["rows"]} == {("confirmed", 1)}
    (date,) = found["dates"]
    assert (date["taken"], found["drift"]) == (len(crowd["people"]), 0)
    assert found["letters"] == {"delivered": len(crowd["people"])}


def until(so: Callable[[], bool]) -> None:
    """Wait for it, with a limit."""
    pause, waited = threading.Event(), 0.0
    while not so() and waited < MAIL_WITHIN_SECONDS:
        pause.wait(0.2)
        waited += 0.2
    assert so(), f"not so within {MAIL_WITHIN_SECONDS} s"
