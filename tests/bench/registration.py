"""Confirmed registrations a second through the whole stack, against the bare transaction on the same PostgreSQL in the same run.

Ours: a signed-in form post with CSRF through the product's server (two processes, as on a machine of two cores), seat, history and mail's
outbox row written, the page answered. The reference: lock the date, count, insert, commit, on kept connections, nothing else. PostgreSQL
writes each commit to the disk before it answers, as in production; tests spare themselves that.
"""

from __future__ import annotations

import os
import tempfile
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg

from tests.bench import volley
from tests.bench.crowd import TOKEN, at_once, fill
from tests.bench.measure import Row, percentile
from tests.bench.site import environment_for, free_port, run_manage, serving, uvicorn
from tests.servers.postgresql import PostgreSQL
from tests.servers.redis import Redis
from tests.template_database import copy_postgresql, on

PROCESSES = 2
ASKED = 384
BARE = 960
CLIENTS = (1, 4, 16, 32)
AS_IN_PRODUCTION = ("max_connections=200", "shared_buffers=256MB")
ONE_DATE, MANY_DATES = "one date", "fifty dates"


def run() -> list[Row]:
    database, redis = PostgreSQL(settings=AS_IN_PRODUCTION), Redis()
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
    post_all(urls, fill(environment, people=16, dates=1, capacity=16), 4)
    crowd = fill(environment, people=ASKED, dates=dates, capacity=ASKED)
    seconds, waits = post_all(urls, crowd, clients)
    bare = bare_rate(environment["DATABASE_URL"], dates, clients)
    name = f"{ONE_DATE if dates == 1 else MANY_DATES}, {clients} client{'s' if clients > 1 else ''}"
    return [
        Row(name, round(ASKED / seconds, 1), round(bare, 1), "registrations/s"),
        Row(f"{name}, p95", round(percentile(waits, 0.95) * 1000, 1), 1000.0, "ms"),
    ]


def post_all(urls: list[str], crowd: dict[str, Any], clients: int) -> tuple[float, list[float]]:
    """Have each of the crowd ask for a seat, dealt out over dates, servers and clients; the seconds of all and of each."""
    dates, hands = crowd["dates"], [(urls[mine % len(urls)], list[str]()) for mine in range(clients)]
    for number, person in enumerate(crowd["people"]):
        hands[number % clients][1].append(asking(dates[number % len(dates)], person))
    told = volley.fire(hands)
    statuses = Counter(status for status, _ in told["answers"])
    if set(statuses) != {302}:
        raise AssertionError(f"Registrations were answered {dict(statuses)}")
    return told["seconds"], [seconds for _, seconds in told["answers"]]


def asking(date: int, person: dict[str, Any]) -> str:
    """The product's own form, as this person's browser sends it."""
    fields = {"csrfmiddlewaretoken": TOKEN, "district": person["district"], "substitute": "none", "key": uuid.uuid4().hex}
    cookies = f"sessionid={person['session']}; csrftoken={TOKEN}"
    return volley.request(f"/events/dates/{date}/register/", cookies, urlencode(fields))


def bare_rate(database: str, dates: int, clients: int) -> float:
    """Lock, count, insert and commit, and nothing else."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS bare_seat; DROP TABLE IF EXISTS bare_date")
        connection.execute("CREATE TABLE bare_date (id int PRIMARY KEY, capacity int)")
        connection.execute("CREATE TABLE bare_seat (id bigserial PRIMARY KEY, date_id int REFERENCES bare_date, person int)")
        connection.execute("CREATE INDEX ON bare_seat (date_id)")
        connection.execute("INSERT INTO bare_date SELECT n, 100000 FROM generate_series(1, %s) n", [dates])
    kept = [psycopg.connect(database) for _ in range(clients)]

    def take(mine: int) -> None:
        with kept[mine] as connection:
            for number in range(BARE // clients):
                with connection.transaction():
                    date = (mine + number * clients) % dates + 1
                    connection.execute("SELECT capacity FROM bare_date WHERE id = %s FOR NO KEY UPDATE", [date])
                    connection.execute("SELECT count(*) FROM bare_seat WHERE date_id = %s", [date])
                    connection.execute("INSERT INTO bare_seat (date_id, person) VALUES (%s, %s)", [date, mine])

    return BARE / at_once(clients, take)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")
    for row in run():
        print(row)
