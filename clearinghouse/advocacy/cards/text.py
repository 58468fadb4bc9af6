"""Letters on cards: the font that comes with the product, and titles broken into lines that fit."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FONTS = Path(__file__).parent / "fonts"
STEP = 4


@cache
def font(size: float, *, bold: bool = False) -> FreeTypeFont:
    """Source Serif in this size."""
    from PIL import ImageFont  # noqa: PLC0415 -- slow to import, and few processes draw

    return ImageFont.truetype(FONTS / f"SourceSerifPro-{'Semibold' if bold else 'Regular'}.otf", size)


def fit(text: str, *, width: float, largest: int, smallest: int, most_lines: int) -> tuple[list[str], int]:
    """The text in lines no wider than `width`, in the largest size that needs no more lines than allowed; cut short if none does."""
    for size in range(largest, smallest - 1, -STEP):
        lines = broken(text, width=width, size=size)
        if len(lines) <= most_lines:
            return lines, size
    kept = broken(text, width=width, size=smallest)[:most_lines]
    return [*kept[:-1], shortened(kept[-1], width=width, size=smallest)], smallest


def broken(text: str, *, width: float, size: float) -> list[str]:
    """The text in lines of whole words; a word wider than a line is cut short."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and wide(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word if wide(word, size) <= width else shortened(word, width=width, size=size))
    return lines


def shortened(line: str, *, width: float, size: float) -> str:
    """The line with as many letters as leave room for three dots."""
    while line and wide(f"{line} …", size) > width:
        line = line[:-1]
    return f"{line.rstrip()} …"


def wide(text: str, size: float) -> float:
    """How wide the text is in the bold face."""
    return font(size, bold=True).getlength(text)
