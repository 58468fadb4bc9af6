"""Queries for where time counts: built once, or sent several at a time (`together.py`).

Building a query with the ORM takes several times as long as answering it, and each answer waits for the one before. The SQL, the columns and
how rows become objects stay Django's own.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import BigIntegerField
from django.db.models.query import ModelIterable, ValuesListIterable
from django.db.models.sql import InsertQuery

from clearinghouse.core.models.together import Statement, ask_together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from django.db.models import Model, QuerySet

M = TypeVar("M", bound="Model")
Asked = tuple["StandingQuery[Any]", "Sequence[int | str]"]
# Stand for the values that are asked for while the query is built. No row has them.
NUMBERS = (-2_100_000_001, -2_100_000_002, -2_100_000_003)
ROWS_A_STATEMENT = 50
# How many numbers a standing list may hold: as many as stand on a page of anything, and as many as are ever asked for together.
LIST_SIZES = (30, 100)
FILLERS = tuple(range(NUMBERS[2] - LIST_SIZES[-1], NUMBERS[2]))


def insert_statements(rows: Sequence[Model]) -> Iterator[Statement]:
    """The statements that store new rows of one model, without signals; with their numbers where they have them, which come back for none."""
    for start in range(0, len(rows), ROWS_A_STATEMENT):
        query = InsertQuery(type(rows[0]))
        has_number = rows[0].pk is not None
        fields = [field for field in type(rows[0])._meta.concrete_fields if has_number or not field.primary_key]
        query.insert_values(fields, list(rows[start : start + ROWS_A_STATEMENT]))
        for sql, params in query.get_compiler(connection=connections[DEFAULT_DB_ALIAS]).as_sql():
            yield Statement(sql, params)


def next_numbers(model: type[Model], number: int) -> list[Statement]:
    """What takes so many numbers for new rows of this model, to be sent along with others. None on SQLite, where a row gets its own as it is stored."""
    if connection.vendor != "postgresql" or not number:
        return []
    sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
    return [Statement(sequence, [model._meta.db_table, model._meta.pk.column, number])]


def total_of(rows: Sequence[Any]) -> int:
    """The sum of the numbers that rows of values hold; None counts nothing."""
    return sum(number or 0 for row in rows for number in row)


def can_be_stored(value: int | str) -> bool:
    """Whether the value is one that a column may hold; a longer number names nothing, as with Django's own lookups."""
    return not isinstance(value, int) or abs(value) <= BigIntegerField.MAX_BIGINT


@dataclass(frozen=True)
class Ready(Generic[M]):
    """A query that is built: its statement, and how its rows become objects."""

    compiler: Any
    statement: Statement
    has_objects: bool = True

    @classmethod
    def of(cls, rows: QuerySet[M]) -> Ready[M]:
        """Build this one now."""
        compiler = rows.query.get_compiler(connection=connections[DEFAULT_DB_ALIAS])
        statement = Statement(*compiler.as_sql())
        # How values become Python's is the same for all answers, and costs as much to find out as to do.
        converters = compiler.get_converters([column for column, *_ in compiler.select])
        compiler.get_converters = lambda expressions: converters
        return cls(compiler, statement, has_objects=rows._iterable_class is not ValuesListIterable)

    def read(self, rows: list[Any]) -> list[M]:
        """The objects that these rows are; tuples, where the query set lists values."""
        told = copy(self.compiler)
        told.connection = connections[DEFAULT_DB_ALIAS]
        if not self.has_objects:
            return list(told.results_iter([rows], tuple_expected=True))
        told.execute_sql = lambda **kwargs: [rows]
        query = SimpleNamespace(get_compiler=lambda using: told)
        rows_of: Any = SimpleNamespace(db=told.connection.alias, query=query, _known_related_objects={})
        return list(ModelIterable(rows_of))


class StandingQuery(Generic[M]):
    """A query whose shape never changes, with up to three whole numbers that do, or as many numbers and texts as `places` names.

    `build` makes the query set from those values and must put each in as it is, once or more often; a query that does not is refused.
    """

    def __init__(self, build: Callable[..., QuerySet[M]], *, places: tuple[int | str, ...] = NUMBERS) -> None:
        """Nothing is built before it is asked."""
        self.build, self.places = build, places
        self.built: dict[str, Ready[M]] = {}

    def __call__(self, *values: int | str) -> list[M]:
        """The rows for these values. One query, none for a number that no column can hold."""
        if not all(can_be_stored(value) for value in values):
            return []
        ready = self.ready(*values)
        (answer,) = ask_together([ready.statement])
        return ready.read(answer.rows)

    def ready(self, *values: int | str) -> Ready[M]:
        """The query for these values, to be sent along with others."""
        vendor, places = connection.vendor, self.places[: len(values)]
        if vendor not in self.built:
            self.built[vendor] = self.checked(Ready.of(self.build(*places)), places)
        built, given = self.built[vendor], dict(zip(places, values, strict=True))
        sql, params = built.statement
        return replace(built, statement=Statement(sql, [given.get(param, param) for param in params]))

    def checked(self, ready: Ready[M], places: Sequence[int | str]) -> Ready[M]:
        """The query, if each value has its place in it."""
        params = list(ready.statement.params)
        if any(place not in params for place in places):
            raise ValueError(f"Each value has at least one place in a standing query: {ready.statement.sql}")
        return ready


class StandingList(Generic[M]):
    """A standing query for a list of up to a hundred numbers, filled up with some that no row has.

    `build` makes the query set from the list and `others`, up to three numbers that stand alone.
    """

    def __init__(self, build: Callable[..., QuerySet[M]], *, others: int = 0) -> None:
        """Nothing is built before it is asked."""

        def listing(*values: int) -> QuerySet[M]:
            return build(values[others:], *values[:others])

        self.queries = {size: StandingQuery(listing, places=(*NUMBERS[:others], *FILLERS[:size])) for size in LIST_SIZES}

    def of(self, numbers: Sequence[int], *others: int) -> Asked:
        """The query for these numbers, for `ask_standing`."""
        size = next(size for size in LIST_SIZES if len(numbers) <= size)
        return self.queries[size], (*others, *numbers, *FILLERS[len(numbers) : size])


def ask_standing(*asked: Asked) -> list[list[Any]]:
    """The rows of several standing queries, each with its values, asked together; none for a number that no column can hold."""
    sent = [query.ready(*values) if all(map(can_be_stored, values)) else None for query, values in asked]
    answers = iter(ask_together([ready.statement for ready in sent if ready]))
    return [ready.read(next(answers).rows) if ready else [] for ready in sent]
