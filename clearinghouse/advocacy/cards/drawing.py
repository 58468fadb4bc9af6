"""Draws a card: the words at the left, small streams that join on their way to the lower left."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from clearinghouse.advocacy.cards.curves import points_of
from clearinghouse.advocacy.cards.text import fit, font
from clearinghouse.core.templatetags.confluence import confluence

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

    from clearinghouse.advocacy.cards.curves import Point

WIDTH, HEIGHT = 1200, 630
FINER = 2  # drawn so many times larger and scaled down, for smooth edges
PAPER, INK, MUTED, SPRUCE, WATER = "#fbfaf6", "#1c2528", "#56625f", "#0f4f4a", "#9fc3ba"
MARGIN, TEXT_WIDTH, TITLE_TOP, FOOT = 72, 790, 150, 516
LEFT_OF_STREAMS, RISE = WIDTH - 560, 16
STREAMS = 11
THIN = 2.2
LARGEST, SMALLEST, MOST_LINES = 76, 44, 4
MARK = ("M5 3C5 13 16.5 12 16.5 22L16.5 29", "M27 3C27 11 16.5 11 16.5 19", "M16.5 3C16.5 7.5 13.5 10 10 12.5")


@dataclass(frozen=True)
class Words:
    """What stands on a card: the page's title, a word above it, and whose site it is."""

    title: str
    kicker: str
    site: str


def draw(words: Words) -> bytes:
    """The card as a PNG. The same words always give the same picture."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- slow to import, and few processes draw

    canvas = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), PAPER)
    pen = ImageDraw.Draw(canvas)
    draw_streams(pen)
    draw_mark(pen, MARGIN, FOOT, size=56)
    draw_words(pen, words)
    file = BytesIO()
    canvas.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(96).save(file, "PNG", optimize=True)
    return file.getvalue()


def draw_streams(pen: ImageDraw) -> None:
    """The house's motif along the right edge and the foot."""
    drawing = confluence([""] * STREAMS, height=HEIGHT)
    for reach in drawing.reaches:
        for line in points_of(reach.path):
            draw_stream(pen, [(LEFT_OF_STREAMS + x, y - RISE) for x, y in line], reach.width)
    for source in drawing.sources:
        dot(pen, LEFT_OF_STREAMS + source.x, source.y - RISE, 6, SPRUCE)
    mouth = drawing.mouth.y - RISE
    draw_stream(pen, [(0, mouth), (LEFT_OF_STREAMS, mouth)], drawing.reaches[0].width)


def draw_stream(pen: ImageDraw, points: list[Point], width: float) -> None:
    """A stream through these points, round at every one of them."""
    pen.line([(x * FINER, y * FINER) for x, y in points], fill=WATER, width=round(width * 1.8 * FINER))
    for x, y in points if width > THIN else ():
        dot(pen, x, y, width * 0.9, WATER)


def draw_mark(pen: ImageDraw, x: float, y: float, *, size: float) -> None:
    """The mark of the site."""
    for path in MARK:
        for line in points_of(path):
            placed = [((x + px / 32 * size) * FINER, (y + py / 32 * size) * FINER) for px, py in line]
            pen.line(placed, fill=SPRUCE, width=round(size / 13 * FINER), joint="curve")


def draw_words(pen: ImageDraw, words: Words) -> None:
    """The word above the title, the title as large as it fits, and whose site it is."""
    if words.kicker:
        pen.text((MARGIN * FINER, 84 * FINER), words.kicker, font=font(34 * FINER), fill=MUTED)
    lines, size = fit(
        words.title, width=TEXT_WIDTH * FINER, largest=LARGEST * FINER, smallest=SMALLEST * FINER, most_lines=MOST_LINES
    )
    for number, line in enumerate(lines):
        place = (MARGIN * FINER, TITLE_TOP * FINER + number * size * 1.14)
        pen.text(place, line, font=font(size, bold=True), fill=INK, stroke_width=8 * FINER, stroke_fill=PAPER)
        pen.text(place, line, font=font(size, bold=True), fill=INK)
    pen.text(((MARGIN + 76) * FINER, (FOOT + 8) * FINER), words.site, font=font(36 * FINER, bold=True), fill=SPRUCE)


def dot(pen: ImageDraw, x: float, y: float, radius: float, colour: str) -> None:
    """A round spot."""
    box = [(x - radius) * FINER, (y - radius) * FINER, (x + radius) * FINER, (y + radius) * FINER]
    pen.ellipse(box, fill=colour)
