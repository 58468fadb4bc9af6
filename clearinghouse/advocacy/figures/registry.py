"""Figures: live numbers for the public, each with its definition, its date and where it comes from.

Apps register theirs when they are ready. What a figure counts is what a visitor may see: it is the same for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    Number = int | Decimal

NOT_TOLD = "not told"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a figure's breakdown. `number` is None where it is not recorded, or kept back because it is small."""

    label: str
    number: Number | None
    url: str = ""
    is_suppressed: bool = False

    @property
    def shown(self) -> str:
        """The number as people read it."""
        if self.number is None:
            return "too few to show" if self.is_suppressed else "not recorded"
        return f"{self.number:,}"


@dataclass(frozen=True, slots=True)
class FigureValue:
    """What a figure is now. `shown` overrides how the number is written (7th); `notes` say what a reader should know beside it."""

    number: Number | None
    sentence: str
    as_of: date
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    written: str = ""

    @property
    def shown(self) -> str:
        """The number as people read it."""
        return self.written or (NOT_TOLD if self.number is None else f"{self.number:,}")


@dataclass(frozen=True, slots=True)
class FigureDefinition:
    """A figure: its key (a slug), how it is called, how it is counted in plain words, its unit, and the function that counts it.

    `breakdown` names its parts as a chart's title; without one there is no chart. `source` says what it is counted from, and
    `drill_down` is where a visitor sees the things themselves.
    """

    key: str
    label: str
    definition: str
    unit: str
    compute: Callable[[], FigureValue]
    breakdown: str = ""
    source: str = ""
    drill_down: str = ""
    drill_down_label: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its value now."""

    definition: FigureDefinition
    value: FigureValue

    @property
    def has_chart(self) -> bool:
        """Whether there is something to compare: one bar alone says nothing."""
        return bool(self.definition.breakdown) and len(self.value.parts) > 1


_figures: dict[str, FigureDefinition] = {}


class UnknownFigure(LookupError):
    """No figure has this key."""


def register(definition: FigureDefinition) -> None:
    """Add a figure; a second one of the same key is a mistake in the code."""
    if _figures.get(definition.key, definition) != definition:
        raise ValueError(f"There are two figures called {definition.key}.")
    _figures[definition.key] = definition


def unregister(key: str) -> None:
    """Take a figure away again."""
    _figures.pop(key, None)


def figure(key: str) -> FigureDefinition:
    """The figure of this key. Raises UnknownFigure."""
    try:
        return _figures[key]
    except KeyError:
        raise UnknownFigure(key) from None


def all_figures() -> tuple[FigureDefinition, ...]:
    """Every figure, in the order of registration."""
    return tuple(_figures.values())
