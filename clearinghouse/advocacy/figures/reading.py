"""Several figures on one page read the same rows once."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

from clearinghouse.advocacy.figures.registry import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clearinghouse.advocacy.figures.registry import FigureDefinition

T = TypeVar("T")

_rows: ContextVar[dict[str, Any] | None] = ContextVar("figures_rows", default=None)


@contextmanager
def one_reading(rows: dict[str, Any] | None = None) -> Iterator[None]:
    """Inside, what figures read is read once. `rows` carries it from one use to the next within one request, never longer."""
    token = _rows.set({} if rows is None else rows)
    try:
        yield
    finally:
        _rows.reset(token)


def read_once(name: str, read: Callable[[], T]) -> T:
    """What `read` returns; inside one reading it is called once for each name."""
    rows = _rows.get()
    if rows is None:
        return read()
    if name not in rows:
        rows[name] = read()
    found: T = rows[name]
    return found


def read_all(definitions: Iterable[FigureDefinition]) -> list[Figure]:
    """These figures with their values now, from one reading."""
    with one_reading():
        return [Figure(definition, definition.compute()) for definition in definitions]


def read_one(definition: FigureDefinition) -> Figure:
    """A figure with its value now."""
    return read_all([definition])[0]
