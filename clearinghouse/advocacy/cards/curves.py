"""Paths of the house's drawings as points, for a pen that knows straight lines only."""

from __future__ import annotations

import re

Point = tuple[float, float]

PIECE = re.compile(r"([MCL])([^MCL]*)")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
STEPS = 48


def points_of(path: str) -> list[list[Point]]:
    """The lines of a path made of M, L and C in absolute numbers, each as points close enough to look round."""
    lines: list[list[Point]] = []
    for command, numbers in PIECE.findall(path):
        values = [float(number) for number in NUMBER.findall(numbers)]
        points = list(zip(values[::2], values[1::2], strict=True))
        if command == "M":
            lines.append([points[0]])
        elif command == "L":
            lines[-1].append(points[0])
        else:
            lines[-1].extend(bend(lines[-1][-1], *points))
    return lines


def bend(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """Points along a cubic curve, without its start."""
    return [
        (between(step / STEPS, start[0], first[0], second[0], end[0]), between(step / STEPS, start[1], first[1], second[1], end[1]))
        for step in range(1, STEPS + 1)
    ]


def between(share: float, a: float, b: float, c: float, d: float) -> float:
    """Where a cubic curve is after this share of its way, in one dimension."""
    rest = 1 - share
    return rest**3 * a + 3 * rest**2 * share * b + 3 * rest * share**2 * c + share**3 * d
