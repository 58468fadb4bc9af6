"""What people have put into the hills: schools, bridges, poles, trees."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from clearinghouse.demo.drawing.canvas import mix

if TYPE_CHECKING:
    from clearinghouse.demo.drawing.canvas import Point, Sheet
    from clearinghouse.demo.drawing.land import Light


def school(sheet: Sheet, light: Light, x: float, y: float, size: float, *, is_lit: bool = False) -> None:
    """A schoolhouse with a bell, its ground at y, its middle at x."""
    width, height = 2.4 * size, 0.9 * size
    left, top = x - width / 2, y - height
    shade = mix(light.wall, light.near, 0.22)
    sheet.box(left, top, width, height, light.wall)
    sheet.box(x + width * 0.28, top, width * 0.22, height, shade)
    sheet.area([(left - 0.12 * size, top), (left + 0.3 * size, top - 0.55 * size), (x + width / 2 - 0.3 * size, top - 0.55 * size),
                (x + width / 2 + 0.12 * size, top)], light.roof)  # fmt: skip
    tower(sheet, light, x, top - 0.5 * size, size * 0.34)
    windows(sheet, light, (left + 0.16 * size, top + 0.22 * size), (width - 0.32 * size, 0.36 * size), 6, is_lit=is_lit)
    door = mix(light.roof, light.near, 0.4)
    sheet.box(x - 0.13 * size, y - 0.46 * size, 0.26 * size, 0.46 * size, door)


def tower(sheet: Sheet, light: Light, x: float, y: float, size: float) -> None:
    """The bell on the roof."""
    sheet.box(x - size / 2, y - size, size, size, light.wall)
    sheet.box(x - size / 5, y - size * 0.75, size * 0.4, size * 0.55, mix(light.roof, light.near, 0.5))
    sheet.area([(x - size * 0.7, y - size), (x, y - size * 2), (x + size * 0.7, y - size)], light.roof)


def windows(sheet: Sheet, light: Light, corner: Point, size: Point, number: int, *, is_lit: bool) -> None:
    """A row of windows, some of them dark even at night."""
    step = size[0] / number
    for nth in range(number):
        dark = mix(light.water, light.near, 0.45)
        glass = light.glow if is_lit and sheet.chance.random() < 0.85 else dark
        sheet.box(corner[0] + nth * step + step * 0.2, corner[1], step * 0.6, size[1], glass)


def mill(sheet: Sheet, light: Light, x: float, y: float, size: float, *, is_lit: bool = False) -> None:
    """A long weaving hall with three rows of windows, a stair tower and a chimney."""
    brick = mix(light.roof, light.wall, 0.35)
    sheet.box(x + 3.1 * size, y - 3.6 * size, 0.42 * size, 3.6 * size, mix(brick, light.near, 0.25))
    sheet.box(x, y - 2 * size, 5 * size, 2 * size, brick)
    sheet.area([(x - 0.1 * size, y - 2 * size), (x + 0.4 * size, y - 2.35 * size), (x + 4.6 * size, y - 2.35 * size),
                (x + 5.1 * size, y - 2 * size)], mix(light.roof, light.near, 0.5))  # fmt: skip
    sheet.box(x + 0.7 * size, y - 2.9 * size, 0.8 * size, 2.9 * size, mix(brick, light.near, 0.12))
    sheet.area([(x + 0.6 * size, y - 2.9 * size), (x + 1.1 * size, y - 3.4 * size), (x + 1.6 * size, y - 2.9 * size)], light.roof)
    for row in range(3):
        windows(sheet, light, (x + 1.6 * size, y - (1.78 - row * 0.6) * size), (3.2 * size, 0.4 * size), 11, is_lit=is_lit)


def station(sheet: Sheet, light: Light, x: float, y: float, size: float, *, is_lit: bool = False) -> None:
    """A fire station with two gates, and a school's room beside them."""
    sheet.box(x, y - 1.2 * size, 3.4 * size, 1.2 * size, light.wall)
    sheet.area([(x - 0.1 * size, y - 1.2 * size), (x + 1.7 * size, y - 1.75 * size), (x + 3.5 * size, y - 1.2 * size)], light.roof)
    for nth in range(2):
        sheet.box(x + (0.2 + nth * 0.95) * size, y - 0.85 * size, 0.8 * size, 0.85 * size, mix(light.roof, "#a3202f", 0.6))
    windows(sheet, light, (x + 2.2 * size, y - 0.8 * size), (1.05 * size, 0.42 * size), 2, is_lit=is_lit)


def poles(sheet: Sheet, light: Light, feet: list[Point], sizes: list[float]) -> None:
    """Poles along a road with three lines between them."""
    wood = mix(light.near, "#000000", 0.35)
    tops = []
    for (x, y), size in zip(feet, sizes, strict=True):
        sheet.line([(x, y), (x, y - size)], wood, size * 0.045)
        sheet.line([(x - size * 0.2, y - size * 0.9), (x + size * 0.2, y - size * 0.9)], wood, size * 0.035)
        tops.append([(x + offset * size, y - size * 0.92) for offset in (-0.18, 0.0, 0.18)])
    for near, far in pairwise(tops):
        for start, end in zip(near, far, strict=True):
            sheet.line(hanging(start, end), wood, 2.2)


def hanging(start: Point, end: Point) -> list[Point]:
    """A line between two poles, with its sag."""
    sag = abs(end[0] - start[0]) * 0.09
    shares = [step / 24 for step in range(25)]
    return [(start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t + sag * math.sin(t * math.pi)) for t in shares]


def van(sheet: Sheet, light: Light, x: float, y: float, size: float, colour: str) -> None:
    """A small van that goes to the right, its wheels at y."""
    sheet.box(x, y - 0.95 * size, 1.75 * size, 0.72 * size, colour, round_by=0.12 * size)
    sheet.box(x + 1.25 * size, y - 0.66 * size, 0.78 * size, 0.43 * size, colour, round_by=0.1 * size)
    sheet.area([(x + 1.3 * size, y - 0.62 * size), (x + 1.3 * size, y - 0.86 * size), (x + 1.62 * size, y - 0.86 * size),
                (x + 1.8 * size, y - 0.62 * size)], mix(light.water, "#ffffff", 0.4))  # fmt: skip
    sheet.box(x + 0.16 * size, y - 0.84 * size, 0.9 * size, 0.26 * size, mix(light.water, "#ffffff", 0.4), round_by=0.05 * size)
    for wheel in (0.42, 1.55):
        sheet.disc(x + wheel * size, y - 0.16 * size, 0.19 * size, "#1c2528")
        sheet.disc(x + wheel * size, y - 0.16 * size, 0.08 * size, "#a9b3af")


def bridge(sheet: Sheet, x: float, y: float, width: float, colour: str, under: str) -> None:
    """A stone bridge with one arch, its road at y."""
    height, middle = width * 0.2, x + width / 2
    radius = width * 0.27
    sheet.area(
        [
            (x, y + height),
            (x, y + height * 0.2),
            (middle, y - height * 0.55),
            (x + width, y + height * 0.2),
            (x + width, y + height),
        ],
        colour,
    )
    for part, shade in ((1.12, mix(colour, "#000000", 0.22)), (1.0, under)):
        turns = [step / 24 * math.pi for step in range(25)]
        sheet.area([(middle + radius * part * math.cos(a), y + height - radius * 0.62 * part * math.sin(a)) for a in turns], shade)


def fir(sheet: Sheet, x: float, y: float, size: float, colour: str) -> None:
    """A fir of three skirts."""
    sheet.box(x - size * 0.04, y - size * 0.15, size * 0.08, size * 0.15, mix(colour, "#000000", 0.3))
    for nth in range(3):
        base, half = y - size * (0.1 + 0.25 * nth), size * (0.27 - 0.06 * nth)
        sheet.area([(x - half, base), (x, base - size * 0.45), (x + half, base)], colour)


def apple_tree(sheet: Sheet, x: float, y: float, size: float, leaf: str, fruit: str) -> None:
    """A round tree with fruit on it."""
    sheet.line([(x, y), (x, y - size * 0.5)], "#5b3a22", size * 0.09)
    for dx, dy, radius in ((-0.2, 0.62, 0.26), (0.2, 0.62, 0.26), (0.0, 0.82, 0.3), (0.0, 0.55, 0.26)):
        sheet.disc(x + dx * size, y - dy * size, radius * size, leaf)
    for _ in range(9):
        sheet.disc(x + sheet.chance.uniform(-0.34, 0.34) * size, y - sheet.chance.uniform(0.45, 0.98) * size, size * 0.035, fruit)
