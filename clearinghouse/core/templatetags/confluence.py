"""The picture of the house: as many small streams as there are members, joining two by two until they are one.

Pure geometry. The same number always gives the same drawing, so that a page stays what it was.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 560, 540
MARGIN = 12.0
LETTER = 9.5  # how wide a letter of a label may be
THINNEST = 1.5
STAGGER = 0.24  # how much further in some streams begin


@dataclass(frozen=True)
class Reach:
    """A piece of stream between two meetings: its path, and how wide it is drawn."""

    path: str
    width: float


@dataclass(frozen=True)
class Source:
    """Where one stream begins."""

    x: float
    y: float
    label: str = ""


@dataclass(frozen=True)
class Drawing:
    reaches: list[Reach]
    sources: list[Source]
    mouth: Source
    width: float = WIDTH
    height: int = HEIGHT


def confluence(labels: Sequence[str], *, height: int = HEIGHT, level: bool = False) -> Drawing:
    """One stream for each label; they begin at the right and leave as one at the left, near the bottom.

    With `level` they begin in one line, evenly spaced, so that rows of a list may stand beside them. The first reach is the river.
    """
    streams = len(labels)
    chance = random.Random(streams)  # noqa: S311 -- a drawing, not a secret
    step = height / max(streams, 1)
    sources = [
        Source(round(WIDTH - MARGIN - (0 if level else chance.uniform(0, STAGGER) * WIDTH), 1), round((nth + 0.5) * step, 1), label)
        for nth, label in enumerate(labels)
    ]
    reaches: list[Reach] = []
    mouth = Source(0, round(height / 2, 1) if level else height - THINNEST * 2)
    if sources:
        join(sources, mouth, reaches, whole=streams, chance=chance)
    room = LETTER * max((len(label) for label in labels), default=0)
    return Drawing(reaches, sources, mouth, width=WIDTH + room, height=height)


def join(sources: list[Source], mouth: Source, reaches: list[Reach], *, whole: int, chance: random.Random) -> None:
    """Draw the streams from these sources to the mouth, the smaller ones first into their own meeting."""
    width = round(THINNEST * math.sqrt(len(sources)), 2)
    if len(sources) == 1:
        reaches.append(Reach(curve(sources[0], mouth), width))
        return
    meeting = meeting_of(sources, mouth, whole)
    reaches.append(Reach(curve(meeting, mouth), width))
    split = max(1, min(len(sources) - 1, round(len(sources) * chance.uniform(0.3, 0.7))))
    for part in (sources[:split], sources[split:]):
        join(part, meeting, reaches, whole=whole, chance=chance)


def meeting_of(sources: list[Source], mouth: Source, whole: int) -> Source:
    """Where these streams have become one: the more they are, the nearer to the mouth, and always left of where each begins."""
    share = math.log(len(sources)) / math.log(whole + 1)
    first = min(source.x for source in sources)
    x = mouth.x + (first - mouth.x) * max(0.3, 1 - share)
    middle = sum(source.y for source in sources) / len(sources)
    return Source(round(x, 1), round(middle + (mouth.y - middle) * 0.7 * share, 1))


def curve(start: Source, end: Source) -> str:
    """From right to left, level at both ends, so that pieces meet without a corner."""
    bend = (start.x - end.x) * 0.55
    return f"M{start.x:g} {start.y:g}C{start.x - bend:.1f} {start.y:g} {end.x + bend:.1f} {end.y:g} {end.x:g} {end.y:g}"
