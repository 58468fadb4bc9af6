"""A sheet to draw on: in numbers of its own, finer than it is kept, so that edges are smooth."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 1920, 1200
FINER = 2
Point = tuple[float, float]


@dataclass
class Sheet:
    """One picture in the making. `chance` is seeded by its name."""

    image: Image
    pen: ImageDraw
    chance: random.Random = field(default_factory=random.Random)

    def area(self, points: Iterable[Point], colour: str) -> None:
        """A filled shape."""
        self.pen.polygon([(x * FINER, y * FINER) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, round_by: float = 0) -> None:
        """A filled rectangle."""
        corners = (x * FINER, y * FINER, (x + width) * FINER, (y + height) * FINER)
        self.pen.rounded_rectangle(corners, radius=round_by * FINER, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle."""
        self.pen.ellipse([(x - radius) * FINER, (y - radius) * FINER, (x + radius) * FINER, (y + radius) * FINER], fill=colour)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """A line of one width."""
        self.pen.line([(x * FINER, y * FINER) for x, y in points], fill=colour, width=max(1, round(width * FINER)), joint="curve")

    def stroke(self, points: Sequence[Point], colour: str, start: float, end: float) -> None:
        """A line that grows from one width to the other, round all along."""
        last = max(len(points) - 1, 1)
        for number, (x, y) in enumerate(points):
            self.disc(x, y, (start + (end - start) * number / last) / 2, colour)

    def as_jpeg(self) -> bytes:
        """The picture as it is kept."""
        from PIL import Image  # noqa: PLC0415 -- slow to import, and only loading the demo draws

        file = BytesIO()
        self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(file, "JPEG", quality=90)
        return file.getvalue()


def new_sheet(name: str, top: str, bottom: str) -> Sheet:
    """A sheet with a sky that goes from one colour to the other."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- slow to import, and only loading the demo draws

    size = (WIDTH * FINER, HEIGHT * FINER)
    image = Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), Image.linear_gradient("L").resize(size))
    return Sheet(image, ImageDraw.Draw(image), random.Random(name))  # noqa: S311 -- a drawing, not a secret


def mix(one: str, other: str, share: float) -> str:
    """A colour between two."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def curve(points: Sequence[Point], *, steps: int = 60) -> list[Point]:
    """A soft line through all of these points."""
    padded = [points[0], *points, points[-1]]
    found: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        found += [(spline(t / steps, a[0], b[0], c[0], d[0]), spline(t / steps, a[1], b[1], c[1], d[1])) for t in range(steps)]
    return [*found, points[-1]]


def spline(t: float, a: float, b: float, c: float, d: float) -> float:
    """Where a line through b and c is after this share of its way, coming from a and going to d."""
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
