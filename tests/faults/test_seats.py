"""Seats over HTTP: crowds at one door, and a server that is killed in the middle. Short by default, in full with FAULTS=full."""

from __future__ import annotations

import os
import random
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.bench.crowd import Browser, at_once, fill
from tests.bench.site import ROOT, environment_for, free_port, run_manage, serving, uvicorn, wait_until_it_answers
from tests.faults import FULL
from tests.faults.seats import look
from tests.template_database import copy_postgresql, copy_sqlite, on

pytestmark = pytest.mark.faults
CLIENTS, ROUNDS, KILLS = (200, 50, 100) if FULL else (24, 1, 2)
CLEAN = {200, 302, 409, 503}
TAKING = {"held", "offered", "confirmed"}


@pytest.fixture(params=["SQLite", pytest.param("PostgreSQL", marks=pytest.mark.postgresql)])
def environment(request, tmp_path: Path) -> dict[str, str]:
    """A site on a database of its own, without anything in it."""
    if request.param == "SQLite":
        copy_sqlite(tmp_path / "consortium.sqlite3")
        made = environment_for(tmp_path, DATABASE_URL="")
    else:
        server = os.environ["TEST_POSTGRESQL_URL"]
        copy_postgresql(server, "seats_over_http")
        made = environment_for(tmp_path, DATABASE_URL=on(server, "seats_over_http"))
    run_manage(made, "collectstatic", "--noinput", "-v0")
    return made


@pytest.fixture
def urls(environment: dict[str, str]) -> Iterator[list[str]]:
    """Two processes of the product on the same database."""
    with ExitStack() as stack:
        ports = [free_port() for _ in range(2)]
        yield [stack.enter_context(serving(uvicorn(port), port, environment)).url for port in ports]


def test_a_crowd_at_one_door_never_gets_more_than_there_is(environment, urls, tell) -> None:
    """Asking, asking twice and approving, all at once: no limit is broken, nobody counts twice, nothing fails."""
    statuses: Counter[int] = Counter()
    for number in range(ROUNDS):
        crowd = fill(environment, people=CLIENTS, districts=3, capacity=10, reserve=2, cap=6, needs_approval=True)
        statuses += stampede(urls, crowd, random.Random(number))
    assert set(statuses) <= CLEAN, statuses
    tell("answers", sum(statuses.values()), "")
    found = look(environment)
    assert found["drift"] == 0
    for date in found["dates"]:
        check_date(date, [row for row in found["rows"] if row["date"] == date["pk"]])


def stampede(urls: list[str], crowd: dict[str, Any], chance: random.Random) -> Counter[int]:
    """Each of the crowd asks for a seat in a thread of their own; some ask twice, and coordinators decide."""
    statuses: Counter[int] = Counter()
    (date,) = crowd["dates"]
    turns = [chance.random() for _ in crowd["people"]]

    def act(mine: int) -> None:
        person, browser = crowd["people"][mine], Browser(urls[mine % len(urls)])
        answers = [browser.register(date, person)]
        if turns[mine] < 0.3:
            answers.append(browser.register(date, person))
        if turns[mine] > 0.8:
            coordinator = crowd["coordinators"][mine % len(crowd["coordinators"])]
            session = coordinator["session"]
            answers += [browser.post(f"/events/requests/{pk}/approve/", session) for pk in range(1, 15)]
        statuses.update(answer.status for answer in answers if answer.status != 404)
        assert all(answer.headers.get("Retry-After") for answer in answers if answer.status == 409)

    at_once(len(crowd["people"]), act)
    return statuses


def check_date(date: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    """Capacity, cap and reserve as the crowd was made with, and one place for each person."""
    taking = Counter(row["district"] for row in rows if row["seat"] in TAKING)
    first = min(row["district"] for row in rows)
    assert date["taken"] == taking.total() <= max(date["capacity"], date["grandfathered"])
    assert taking[first] <= 6
    assert taking.total() - taking[first] <= 8, "two are kept for the first district"
    assert len({row["person"] for row in rows}) == len(rows)
    order = [row["seat"] in TAKING for row in rows if row["district"] != first]
    assert order == sorted(order, reverse=True), "who came first is served first"


def test_a_server_killed_at_any_moment_loses_and_doubles_nothing(environment, tmp_path, tell) -> None:
    """Whoever was answered has their seat once, with its history and one mail; nothing is half-written."""
    chance, acknowledged = random.Random(7), []
    crowd = fill(environment, people=KILLS * 12, districts=3)
    (date,) = crowd["dates"]
    waiting = list(crowd["people"])
    for _ in range(KILLS):
        port = free_port()
        process = subprocess.Popen(uvicorn(port), cwd=ROOT, env=environment)
        wait_until_it_answers(f"http://127.0.0.1:{port}/healthz", process)
        acknowledged += asked_until_killed(process, port, date, [waiting.pop() for _ in range(12)], chance.randint(1, 11))
    found = look(environment, deliver=True)
    rows = {row["person"]: row for row in found["rows"]}
    assert len(rows) == len(found["rows"])
    assert {person["id"] for person in acknowledged} <= rows.keys()
    assert all(row["seat"] == "confirmed" and row["lines"] == 1 for row in rows.values())
    assert (found["drift"], found["dates"][0]["taken"]) == (0, len(rows))
    tell("acknowledged before a kill", len(acknowledged), "registrations")
    mails = Counter(
        line for path in (tmp_path / "mail").glob("*") for line in path.read_text().splitlines() if line.startswith("To: ")
    )
    assert (len(mails), set(mails.values())) == (len(rows), {1})


def asked_until_killed(
    process: subprocess.Popen[bytes], port: int, date: int, people: list[dict[str, Any]], last: int
) -> list[dict[str, Any]]:
    """Four browsers ask one after another; after the answer of this number the server is killed. Returns who was answered."""
    answered: list[dict[str, Any]] = []

    def act(mine: int) -> None:
        browser = Browser(f"http://127.0.0.1:{port}")
        for person in people[mine::4]:
            try:
                answer = browser.register(date, person)
            except OSError:
                return
            if answer.status == 302:
                answered.append(person)
            if len(answered) >= last:
                process.send_signal(signal.SIGKILL)

    at_once(4, act)
    process.kill()
    process.wait(timeout=20)
    return answered
