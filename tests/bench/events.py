"""Trainings at full size on PostgreSQL: the list with 5,000 events and a roster with 1,000 people, as a signed-in person gets them.

Ours is the 95th percentile of one page at a time; the reference is what it may take.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from tests.bench.crowd import Browser, fill
from tests.bench.measure import Row, percentile
from tests.bench.registration import AS_IN_PRODUCTION, site
from tests.servers.postgresql import PostgreSQL
from tests.servers.redis import Redis

EVENTS, PEOPLE = 5000, 1000
TIMES = 60
AT_MOST_MS = 150.0


def run() -> list[Row]:
    database, redis = PostgreSQL(settings=AS_IN_PRODUCTION), Redis()
    try:
        database.start()
        redis.start()
        with tempfile.TemporaryDirectory() as var, site(database.url, redis.url, Path(var)) as (environment, urls):
            made = fill(environment, people=PEOPLE, dates=1, capacity=PEOPLE // 2, seated=PEOPLE // 2, events=EVENTS)
            browser = Browser(urls[0])
            return [row_of(browser, name, path, session) for name, path, session in pages(made)]
    finally:
        redis.stop()
        database.stop()


def pages(made: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What is asked for, where it is, and by whom."""
    teacher, coordinator = made["people"][0]["session"], made["coordinators"][0]["session"]
    return [
        (f"list of {EVENTS} events, first page", "/events/", teacher),
        ("list, page 100", "/events/?page=100", teacher),
        ("list, narrowed by words", "/events/?q=Crowd", teacher),
        ("list, with seats for one’s district", "/events/?free=on", teacher),
        ("a month", f"/events/month/?month={made['form']['starts'][:7]}", teacher),
        (f"roster of {PEOPLE} people", f"/events/dates/{made['dates'][0]}/roster/", coordinator),
    ]


def row_of(browser: Browser, name: str, path: str, session: str) -> Row:
    waits = []
    for number in range(TIMES + 3):
        answer = browser.get(path, session)
        if answer.status != 200:
            raise AssertionError(f"{path} answered {answer.status}")
        if number >= 3:
            waits.append(answer.seconds * 1000)
    return Row(f"{name}, p95", round(percentile(waits, 0.95), 1), AT_MOST_MS, "ms")
