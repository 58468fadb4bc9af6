"""A map of districts as dots: drawn on the server, without anybody else's tiles, so that no one learns who looks at it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from clearinghouse.districts.models import District

WIDTH, HEIGHT, MARGIN = 720, 420, 56
LEAST_SPREAD = 0.05  # degrees; a single district stands in the middle
RADIUS_OF_SMALLEST, RADIUS_PER_ROOT = 4.0, 0.18
LETTER, LINE, GAP = 7.0, 16.0, 5.0  # the size of a name's letters, in the map's own units

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Dot:
    """A district on the map; `label` says where its name stands: `start`s right of the dot, `end`s left of it, or nowhere for lack of room."""

    district: District
    x: float
    y: float
    radius: float
    label: str = ""
    label_x: float = 0.0


@dataclass(frozen=True)
class DistrictMap:
    """Districts as dots in a picture of this width and height; `missing` are those of which the place is not recorded."""

    dots: list[Dot]
    missing: list[District] = field(default_factory=list)
    width: int = WIDTH
    height: int = HEIGHT


def map_of(
    districts: Iterable[District], too_small: Container[int] = (), *, radius: Callable[[District], float] | None = None
) -> DistrictMap | None:
    """The map of these districts, and those of which the place is not recorded; None where no place is recorded at all.

    The dots of districts that are too small for their number to be shown (`too_small`, keys) do not tell it either. `radius` draws them by
    something else than their students.
    """
    shown = list(districts)
    placed = [district for district in shown if district.latitude is not None and district.longitude is not None]
    if not placed:
        return None
    dots = labelled(
        [
            Dot(
                district,
                *position,
                radius(district) if radius else radius_of(None if district.pk in too_small else district.enrolment),
            )
            for district, position in positions(placed)
        ]
    )
    return DistrictMap(dots, [district for district in shown if district not in placed])


def positions(placed: list[District]) -> list[tuple[District, tuple[float, float]]]:
    """Where each stands: degrees to the east shortened as they are at that latitude, north up, the same scale both ways."""
    middle = sum(district.latitude or 0 for district in placed) / len(placed)
    shortened = math.cos(math.radians(middle))
    points = [((district.longitude or 0) * shortened, -(district.latitude or 0)) for district in placed]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    scale = min((WIDTH - 2 * MARGIN) / max(right - left, LEAST_SPREAD), (HEIGHT - 2 * MARGIN) / max(bottom - top, LEAST_SPREAD))
    center_x, center_y = (left + right) / 2, (top + bottom) / 2
    moved = [(WIDTH / 2 + (x - center_x) * scale, HEIGHT / 2 + (y - center_y) * scale) for x, y in points]
    return list(zip(placed, moved, strict=True))


def radius_of(students: int | None) -> float:
    """Larger where there are more students: the area grows with their number."""
    return RADIUS_OF_SMALLEST + RADIUS_PER_ROOT * math.sqrt(min(students or 0, 4_000))


def labelled(dots: list[Dot]) -> list[Dot]:
    """Names beside their dots, right of them or else left, where they cover no other dot or name."""
    taken: list[Box] = [(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius) for dot in dots]
    named = []
    for own, dot in enumerate(dots):
        others = [box for number, box in enumerate(taken) if number != own]
        placed = next((choice for choice in choices_for(dot) if fits(box_of(choice), others)), dot)
        if placed.label:
            taken.append(box_of(placed))
        named.append(placed)
    return named


def choices_for(dot: Dot) -> list[Dot]:
    """The dot with its name on either side."""
    beside = dot.radius + GAP
    return [
        Dot(dot.district, dot.x, dot.y, dot.radius, side, dot.x + shift) for side, shift in (("start", beside), ("end", -beside))
    ]


def box_of(dot: Dot) -> Box:
    """What the name covers."""
    length = len(dot.district.name) * LETTER
    left = dot.label_x if dot.label == "start" else dot.label_x - length
    return left, dot.y - LINE / 2, left + length, dot.y + LINE / 2


def fits(box: Box, others: list[Box]) -> bool:
    """Whether it lies within the map and covers none of the others."""
    inside = box[0] >= 0 and box[2] <= WIDTH
    return inside and not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in others
    )
