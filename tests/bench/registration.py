"""Confirmed registrations a second through the whole stack, against the bare transaction on the same PostgreSQL in the same run.

Ours: a signed-in form post with CSRF through the product's server (two processes, as on a machine of two cores), seat, history and mail's
outbox row written, the page answered. The reference: lock the date, count, insert, commit, on kept connections, nothing else.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.bench.crowd import Browser, at_once, fill
from tests.bench.measure import Row, percentile
from tests.bench.site import environment_for, free_port, run_manage, serving, uvicorn
from tests.servers.postgresql import PostgreSQL
from tests.servers.redis import Redis
from tests.template_database import copy_postgresql, on

PROCESSES = 2
ASKED = 192
CLIENTS = (1, 8, 32)
LOCKED, MANY_DATES = "one date", "fifty dates"


def run() -> list[Row]:
    database, redis = PostgreSQL(), Redis()
    try:
        database.start()
        redis.start()
        with tempfile.TemporaryDirectory() as var, site(database.url, redis.url, Path(var)) as (environment, urls):
            return [row for dates in (1, 50) for clients in CLIENTS for row in rows(environment, urls, dates, clients)]
    finally:
        redis.stop()
        database.stop()


@contextmanager
def site(database: str, redis: str, var: Path) -> Iterator[tuple[dict[str, str], list[str]]]:
    """Several processes of the product on one PostgreSQL database and one Redis, as in production."""
    copy_postgresql(database, "registration")
    environment = environment_for(var, DATABASE_URL=on(database, "registration"), REDIS_URL=redis)
    for step in (("collectstatic", "--noinput", "-v0"), ("prepare_site",)):
        run_manage(environment, *step)
    with ExitStack() as stack:
        ports = [free_port() for _ in range(PROCESSES)]
        yield environment, [stack.enter_context(serving(uvicorn(port), port, environment)).url for port in ports]


def rows(environment: dict[str, str], urls: list[str], dates: int, clients: int) -> list[Row]:
    """The rate of both, and how long the slowest in twenty of ours took."""
    crowd = fill(environment, people=ASKED, dates=dates, capacity=ASKED)
    warm_up = fill(environment, people=8, dates=1, capacity=8)
    post_all(urls, warm_up, 1, 0, [])
    post_all(urls[::-1], warm_up, 1, 0, [])
    waits: list[float] = []
    ours = ASKED / at_once(clients, lambda mine: post_all(urls, crowd, clients, mine, waits))
    bare = bare_rate(environment["DATABASE_URL"], dates, clients)
    name = f"{LOCKED if dates == 1 else MANY_DATES}, {clients} clients"
    return [
        Row(name, round(ours, 1), round(bare, 1), "registrations/s"),
        Row(f"{name}, p95", round(percentile(waits, 0.95) * 1000, 1), 1000.0, "ms"),
    ]


def post_all(urls: list[str], crowd: dict[str, Any], clients: int, mine: int, waits: list[float]) -> None:
    browser, dates = Browser(urls[mine % len(urls)]), crowd["dates"]
    for number, person in enumerate(crowd["people"][mine::clients]):
        answer = browser.register(dates[(mine + number * clients) % len(dates)], person)
        if answer.status != 302:
            raise AssertionError(f"A registration was answered {answer.status}")
        waits.append(answer.seconds)


def bare_rate(database: str, dates: int, clients: int) -> float:
    """Lock, count, insert and commit, and nothing else."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS bare_seat; DROP TABLE IF EXISTS bare_date")
        connection.execute("CREATE TABLE bare_date (id int PRIMARY KEY, capacity int)")
        connection.execute("CREATE TABLE bare_seat (id bigserial PRIMARY KEY, date_id int REFERENCES bare_date, person int)")
        connection.execute("CREATE INDEX ON bare_seat (date_id)")
        connection.execute("INSERT INTO bare_date SELECT n, 100000 FROM generate_series(1, %s) n", [dates])
    kept = threading.local()

    def take(mine: int) -> None:
        kept.connection = psycopg.connect(database)
        with kept.connection as connection:
            for number in range(ASKED // clients):
                with connection.transaction():
                    date = (mine + number * clients) % dates + 1
                    connection.execute("SELECT capacity FROM bare_date WHERE id = %s FOR NO KEY UPDATE", [date])
                    connection.execute("SELECT count(*) FROM bare_seat WHERE date_id = %s", [date])
                    connection.execute("INSERT INTO bare_seat (date_id, person) VALUES (%s, %s)", [date, mine])

    return (ASKED // clients * clients) / at_once(clients, take)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")
    for row in run():
        print(row)
