"""Seats over HTTP: crowds at one door. Short by default, in full with FAULTS=full."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.bench.crowd import at_once, fill
from tests.bench.site import free_port, serving, uvicorn
from tests.faults import FULL
from tests.faults.seat_deeds import Organizer, Person
from tests.faults.seats import look

pytestmark = pytest.mark.faults
CLIENTS, ROUNDS = (200, 50) if FULL else (24, 2)
COLLEAGUES = 12
CAPACITY, RESERVE, CAP, LARGEST = 10, 2, 6, 13
CLEAN = {200, 302, 409, 503}
BUSY = {409, 503}
TAKING = {"held", "offered", "confirmed"}


@pytest.fixture
def urls(environment: dict[str, str]) -> Iterator[list[str]]:
    """Two processes of the product on the same database."""
    with ExitStack() as stack:
        ports = [free_port() for _ in range(2)]
        yield [stack.enter_context(serving(uvicorn(port), port, environment)).url for port in ports]


def test_a_crowd_at_one_door_never_gets_more_than_there_is(environment, urls, tell) -> None:
    """Asking (some twice), cancelling, passing on, accepting, approving and changing the room, all at once.

    No limit is broken, nobody counts twice, who came first is served first, and nothing fails. Every second training needs approval.
    """
    statuses: Counter[int] = Counter()
    crowds = []
    for number in range(ROUNDS):
        crowd = fill(
            environment,
            people=CLIENTS + COLLEAGUES,
            districts=3,
            capacity=CAPACITY,
            reserve=RESERVE,
            cap=CAP,
            needs_approval=bool(number % 2),
        )
        statuses += stampede(urls, crowd, random.Random(number))
        crowds.append(crowd)
    for status, times in sorted(statuses.items()):
        tell(f"answered {status}", times, "")
    assert set(statuses) <= CLEAN, statuses
    found = look(environment)
    assert found["drift"] == 0
    for number, crowd in enumerate(crowds):
        check_date(found, crowd, in_order=not number % 2)


def stampede(urls: list[str], crowd: dict[str, Any], chance: random.Random) -> Counter[int]:
    """Each of the crowd in a thread of their own, and the coordinators beside them; what was answered."""
    statuses: Counter[int] = Counter()
    colleagues = crowd["people"][CLIENTS:]
    people = [
        Person(urls[n % len(urls)], who, crowd, random.Random(chance.random())) for n, who in enumerate(crowd["people"][:CLIENTS])
    ]
    organizers = [
        Organizer(urls[n % len(urls)], who, crowd, random.Random(chance.random())) for n, who in enumerate(crowd["coordinators"])
    ]
    everybody = [*people, *organizers]

    def act(mine: int) -> None:
        for answer in everybody[mine].act(colleagues):
            statuses[answer.status] += 1
            assert answer.status not in BUSY or answer.headers.get("retry-after")

    at_once(len(everybody), act)
    return statuses


def check_date(found: dict[str, Any], crowd: dict[str, Any], *, in_order: bool) -> None:
    """Capacity, cap and reserve as the crowd was made with, one active place for each person, and the order of the list."""
    (pk,), first = crowd["dates"], crowd["districts"][0]
    (date,) = (date for date in found["dates"] if date["pk"] == pk)
    rows = [row for row in found["rows"] if row["date"] == pk]
    active = [row for row in rows if row["seat"] in TAKING or row["seat"] == "waiting"]
    taking = Counter(row["district"] for row in active if row["seat"] in TAKING)
    assert date["taken"] == taking.total() <= max(date["capacity"], date["grandfathered"]) <= LARGEST
    assert taking[first] <= CAP
    assert taking.total() - taking[first] <= LARGEST - RESERVE, "two are kept for the first district"
    assert len({row["person"] for row in active}) == len(active)
    if in_order:
        for is_first in (True, False):
            check_order([row for row in active if (row["district"] == first) is is_first and not row["taken_over"]])


def check_order(rows: list[dict[str, Any]]) -> None:
    """Who came first is served first: nobody with a seat stands behind somebody who waits for one."""
    order = [row["seat"] in TAKING for row in rows]
    assert order == sorted(order, reverse=True), rows
