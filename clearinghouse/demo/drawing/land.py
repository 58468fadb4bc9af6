"""Sky, hills, water and roads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.demo.drawing.canvas import HEIGHT, WIDTH, Sheet, curve, mix, new_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.demo.drawing.canvas import Point

MARGIN = 40
STEP = 6


@dataclass(frozen=True)
class Light:
    """A time of day and year: the sky from top to bottom, the hills from far to near, water, and what shines."""

    sky: tuple[str, str]
    far: str
    near: str
    water: str
    glow: str
    wall: str
    roof: str


DAY = Light(("#cfe3e4", "#f8f3e4"), "#a9c7c4", "#1f5b4f", "#d8ebe8", "#fff6d8", "#f6efe0", "#8f4a00")
DAWN = Light(("#f3d9bd", "#fbf3e2"), "#c9bfae", "#31564c", "#f6e3c6", "#fff1c9", "#f4e6d2", "#7a3b1d")
AUTUMN = Light(("#dfe5dc", "#fbf0d9"), "#d9b98a", "#6b4a1c", "#dbe7e2", "#fff1c9", "#f4ead8", "#5b2d16")
WINTER = Light(("#c5d3dc", "#eef1f0"), "#dfe8ea", "#7d9aa1", "#b6cdd4", "#ffe9ad", "#e9e2d3", "#6d3a20")
DUSK = Light(("#33485c", "#e7a97c"), "#8b7a86", "#182f37", "#d79f7f", "#ffd88a", "#3b4f56", "#22343b")
NIGHT = Light(("#0b1a24", "#2e4a58"), "#2b4552", "#0a1a1f", "#51788a", "#ffd67a", "#1d343b", "#12242a")


def open_land(name: str, light: Light) -> Sheet:
    """A sheet with the sky of that light."""
    return new_sheet(name, *light.sky)


def hills(sheet: Sheet, light: Light, *, layers: int = 6, top: float = 330, bottom: float = 900) -> list[list[Point]]:
    """Ridge before ridge, paler the farther away; returns their edges, the farthest first."""
    edges = []
    for layer in range(layers):
        depth = layer / max(layers - 1, 1)
        edge = ridge(sheet, level=top + (bottom - top) * depth**1.25, rise=150 - 70 * depth)
        sheet.area([*edge, (WIDTH + MARGIN, HEIGHT + MARGIN), (-MARGIN, HEIGHT + MARGIN)], mix(light.far, light.near, depth))
        edges.append(edge)
    return edges


def ridge(sheet: Sheet, *, level: float, rise: float) -> list[Point]:
    """The edge of one row of hills: three waves of different lengths, by chance."""
    waves = [(sheet.chance.uniform(700, 1300), 1.0), (sheet.chance.uniform(300, 520), 0.42), (sheet.chance.uniform(90, 160), 0.1)]
    starts = [sheet.chance.uniform(0, math.tau) for _ in waves]
    return [
        (x, level + rise * sum(size * math.sin(x / length * math.tau + start) for (length, size), start in zip(waves, starts, strict=True)) / 1.5)
        for x in range(-MARGIN, WIDTH + MARGIN + STEP, STEP)
    ]  # fmt: skip


def height_at(edge: list[Point], x: float) -> float:
    """How high a ridge stands there."""
    return edge[max(0, min(len(edge) - 1, round((x + MARGIN) / STEP)))][1]


def joined_streams(sheet: Sheet, light: Light, sources: Sequence[Point], mouth: Point, *, width: float = 5) -> None:
    """Streams from their sources to one mouth, joining on the way: the picture of the house, in a landscape."""
    if len(sources) == 1:
        sheet.stroke(falling(sources[0], mouth), light.water, width * 0.5, width)
        return
    half = len(sources) // 2
    middle = sum(x for x, _ in sources) / len(sources), sum(y for _, y in sources) / len(sources)
    share = min(0.72, 0.3 + 0.1 * len(sources))
    meeting = mouth[0] + (middle[0] - mouth[0]) * share, mouth[1] + (middle[1] - mouth[1]) * (share - 0.06)
    sheet.stroke(falling(meeting, mouth), light.water, width * math.sqrt(len(sources)), width * math.sqrt(len(sources)) * 1.7)
    for part in (sources[:half], sources[half:]):
        joined_streams(sheet, light, part, meeting, width=width)


def falling(start: Point, end: Point) -> list[Point]:
    """A stream's way down: it swings once to either side."""
    swing = (end[0] - start[0]) * 0.22 + 30
    first = start[0] + swing * 0.3, start[1] + (end[1] - start[1]) * 0.34
    second = end[0] - swing * 0.8, start[1] + (end[1] - start[1]) * 0.68
    return curve([start, first, second, end], steps=140)


def winding(sheet: Sheet, colour: str, points: Sequence[Point], start: float, end: float) -> list[Point]:
    """A road or river along these points, growing toward the reader; returns its middle."""
    middle = curve(points, steps=160)
    sheet.stroke(middle, colour, start, end)
    return middle


def sun(sheet: Sheet, light: Light, x: float, y: float, radius: float) -> None:
    """A disc in the sky with a faint ring round it."""
    sheet.disc(x, y, radius * 1.6, mix(light.sky[1], light.glow, 0.35))
    sheet.disc(x, y, radius, light.glow)


def stars(sheet: Sheet, light: Light, number: int = 90) -> None:
    """Points of light in the upper sky."""
    for _ in range(number):
        x, y = sheet.chance.uniform(0, WIDTH), sheet.chance.uniform(0, 380)
        sheet.disc(x, y, sheet.chance.uniform(0.8, 2.4), mix(light.sky[0], light.glow, sheet.chance.uniform(0.4, 0.9)))


def snow(sheet: Sheet, number: int = 420) -> None:
    """Flakes, larger toward the reader."""
    for _ in range(number):
        y = sheet.chance.uniform(0, HEIGHT)
        sheet.disc(sheet.chance.uniform(0, WIDTH), y, 1.2 + y / HEIGHT * sheet.chance.uniform(0.5, 3.5), "#ffffff")
