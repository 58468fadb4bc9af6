"""Statements that do not wait for each other's answers, sent together.

On PostgreSQL they make one journey, and the server keeps the plan of each that comes again: planning a query of several tables takes it several
times as long as answering. https://www.psycopg.org/psycopg3/docs/advanced/pipeline.html and prepare.html
"""

from __future__ import annotations

from contextlib import nullcontext
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Sequence


class Statement(NamedTuple):
    """SQL with its parameters."""

    sql: str
    params: Sequence[Any] = ()


class Answer(NamedTuple):
    """What a statement brought: its rows, and how many it found or changed."""

    rows: list[Any]
    number: int


def ask_together(statements: Sequence[Statement]) -> list[Answer]:
    """Send statements that do not wait for each other's answers: on PostgreSQL in one journey, each still seeing what is there when it begins.

    They run in the order given, in the caller's transaction; the first that fails ends them all.
    """
    if not statements:
        return []
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            return [answer_to(cursor, statement) for statement in statements]
        journey = cursor.cursor = Journey(cursor.cursor, statements)
        cursor.execute(";\n".join(one.sql for one in statements))
        return journey.answers


def answer_to(cursor: Any, statement: Statement) -> Answer:
    """Send one statement by Django's own cursor."""
    cursor.execute(statement.sql, statement.params)
    return Answer(cursor.fetchall() if cursor.description else [], cursor.rowcount)


class Journey:
    """Stands in Django's cursor for psycopg's: what Django counts, logs and translates errors of is the journey as a whole."""

    def __init__(self, cursor: Any, statements: Sequence[Statement]) -> None:
        """Nothing is sent before Django executes."""
        self.cursor, self.statements = cursor, statements
        self.answers: list[Answer] = []

    def execute(self, sql: str) -> None:
        """Send the statements, of which Django names the SQL, each by a cursor that binds its values at the server, and read all answers."""
        with self.cursor.connection.pipeline() if len(self.statements) > 1 else nullcontext():
            sent = [self.send(statement) for statement in self.statements]
        self.answers = [Answer(one.fetchall() if one.pgresult.nfields else [], one.rowcount) for one in sent]

    def send(self, statement: Statement) -> Any:
        """Send one. Whole numbers travel as bigint: by their size they would be of three kinds, and each mix of them planned for itself."""
        from psycopg import Cursor  # noqa: PLC0415 -- takes a fifth of a second to load, and SQLite needs none of it
        from psycopg.types.numeric import Int8  # noqa: PLC0415

        values = [Int8(value) if type(value) is int else value for value in statement.params]
        return Cursor(self.cursor.connection).execute(statement.sql, values)

    @property
    def _query(self) -> Any:
        """What Django's log of queries, where it is on, takes from the cursor."""
        whole = "; ".join(self.cursor.mogrify(statement.sql, statement.params) for statement in self.statements)
        return SimpleNamespace(query=whole.encode())

    def close(self) -> None:
        self.cursor.close()
