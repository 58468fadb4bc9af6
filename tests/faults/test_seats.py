"""Seats over HTTP: crowds at one door. Short by default, in full with FAULTS=full."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.bench.crowd import Browser, at_once, fill
from tests.bench.site import environment_for, free_port, run_manage, serving, uvicorn
from tests.faults import FULL
from tests.faults.seats import look
from tests.template_database import copy_postgresql, copy_sqlite, on

pytestmark = pytest.mark.faults
CLIENTS, ROUNDS = (200, 50) if FULL else (24, 1)
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
