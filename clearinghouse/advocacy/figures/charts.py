"""Where the bars of a figure's chart go. Widths are shares of the chart's own, so that text keeps its size on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.advocacy.figures.registry import Part

ROW = 40
WORDS_AT = 15
BAR_AT = 21
MOST_BARS = 15
LONGEST_LABEL = 30
EMPHASISED = "All of us together"


@dataclass(frozen=True)
class Bar:
    """One line: its words at `words_at`, the bar below them. Without a number there is no bar."""

    label: str
    shown: str
    percent: str
    words_at: int
    bar_at: int
    is_ours: bool


@dataclass(frozen=True)
class Chart:
    """Bars with their scale. `left_out` parts stand only in the table."""

    bars: tuple[Bar, ...]
    height: int
    left_out: int


def chart_of(parts: Sequence[Part]) -> Chart:
    """A bar for each of the first parts, as long as its share of the longest."""
    shown = parts[:MOST_BARS]
    most = max((float(part.number) for part in shown if part.number), default=0.0)
    bars = tuple(bar_of(part, row, most) for row, part in enumerate(shown))
    return Chart(bars, height=len(bars) * ROW, left_out=len(parts) - len(bars))


def bar_of(part: Part, row: int, most: float) -> Bar:
    """The bar of one part in its row."""
    share = 100 * float(part.number) / most if part.number and most else 0.0
    label = part.label if len(part.label) <= LONGEST_LABEL else f"{part.label[: LONGEST_LABEL - 1].rstrip()}…"
    return Bar(label, part.shown, f"{share:.2f}", row * ROW + WORDS_AT, row * ROW + BAR_AT, is_ours=part.label == EMPHASISED)
