"""A long topic and a full board for `forums.py`, on PostgreSQL: python -m tests.bench.fill_forums '{"posts": 1000000, "topics": 20000}'

What the site itself wrote once is copied as often as is asked for. Prints the topic, the board and a member's session as JSON.
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 -- Django must be set up first
from django.utils.crypto import get_random_string  # noqa: E402

from clearinghouse.accounts.models import User  # noqa: E402
from clearinghouse.districts.enums import Role  # noqa: E402
from forums.enums import BoardAudience  # noqa: E402
from forums.models import Board, Post, Topic  # noqa: E402
from forums.services.posting import Opening, Words, reply, start_topic  # noqa: E402
from tests.bench.fill_events import districts, people  # noqa: E402

PATTERN = 20
TEXT = (
    "We have **one** physics class, and it meets with {n} students. What helped us most:\n\n"
    "- a shared camera on the bench,\n- lab boxes that travel on Tuesdays,\n- a colleague to call.\n\n"
    "> Who keeps the boxes filled?\n\nWe do it in turn, see [the plan](https://example.org/plan/{n}).\n"
)


def copied(model: Any, rows: str, times: int, **changed: str) -> None:
    """Store copies of the rows that this condition finds, `n` from 1 to `times`, with these columns written otherwise."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    names = ", ".join(field.column for field in fields)
    values = ", ".join(changed.get(field.column, f"old.{field.column}") for field in fields)
    table = model._meta.db_table
    statement = f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} old, generate_series(1, {times}) n WHERE {rows}"  # noqa: S608 -- names of our own
    with connection.cursor() as cursor:
        cursor.execute(statement)


def long_topic(board: Board, writers: list[User], posts: int) -> Topic:
    """A topic of so many posts."""
    topic = start_topic(board, Opening("How many of you teach four subjects?"), Words(TEXT.format(n=0)), actor=writers[0]).topic
    for number, writer in enumerate(writers[1:PATTERN], start=1):
        reply(topic, Words(TEXT.format(n=number)), actor=writer)
    times = posts // PATTERN - 1
    copied(Post, f"old.topic_id = {topic.pk}", times, seq=f"old.seq + n * {PATTERN}", client_token="NULL")
    Topic.objects.filter(pk=topic.pk).update(last_seq=posts, shown_seq=posts, replies=posts - 1)
    return topic


def full_board(board: Board, writers: list[User], topics: int) -> None:
    """So many topics, the latest of them started a minute after the one before."""
    first = start_topic(board, Opening("Who has lab boxes to lend?"), Words(TEXT.format(n=PATTERN)), actor=writers[1]).topic
    copied(
        Topic,
        f"old.id = {first.pk}",
        topics,
        title="old.title || ' ' || n",
        last_posted_at="old.last_posted_at - n * interval '1 minute'",
        replies="n % 40",
    )


@transaction.atomic
def fill(asked: dict[str, Any]) -> dict[str, Any]:
    run = get_random_string(6, "abcdefghijklmnop")
    made = people(PATTERN, districts(4, run), run, Role.TEACHER)
    writers = list(User.objects.filter(pk__in=[one["id"] for one in made]).order_by("pk"))
    board = Board.objects.create(
        name=f"Physics {run}", slug=f"physics-{run}", description="For those who teach it alone.", audience=BoardAudience.PUBLIC
    )
    full_board(board, writers, asked["topics"])
    topic = long_topic(board, writers, asked["posts"])
    return {"topic": topic.pk, "board": board.slug, "session": made[-1]["session"]}


if __name__ == "__main__":
    print(json.dumps(fill(json.loads(sys.argv[1]))))
    with connection.cursor() as finished:
        finished.execute("VACUUM ANALYZE")
