"""Rooms seen from inside: a classroom with a screen, a corner to read in, a table with papers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from clearinghouse.demo.drawing.canvas import HEIGHT, WIDTH, curve, mix, new_sheet

if TYPE_CHECKING:
    from clearinghouse.demo.drawing.canvas import Sheet

SKIN = "#b98a66"
WALL, FLOOR, WOOD, DARK, PAPER = "#efe6d2", "#c9b48f", "#8a6a45", "#1c2f33", "#fbfaf6"
SPINES = ("#0f4f4a", "#8f4a00", "#9fc3ba", "#a3202f", "#0b5a8a", "#d8b46a", "#56625f", "#e4eeea")


def room(name: str, *, wall: str = WALL, floor: str = FLOOR) -> Sheet:
    """A wall and a floor."""
    sheet = new_sheet(name, wall, mix(wall, "#ffffff", 0.25))
    sheet.box(0, HEIGHT * 0.74, WIDTH, HEIGHT, floor)
    sheet.box(0, HEIGHT * 0.74 - 14, WIDTH, 14, mix(floor, "#000000", 0.25))
    return sheet


def window(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """A window with hills outside."""
    sheet.box(x - 16, y - 16, width + 32, height + 32, PAPER)
    sheet.box(x, y, width, height, "#d6e8ea")
    for layer, colour in enumerate(("#a9c7c4", "#5f948a", "#1f5b4f")):
        level = y + height * (0.5 + 0.16 * layer)
        edge = [(x + at, level + 22 * math.sin(at / width * 5 + layer * 2.1)) for at in range(0, int(width) + 1, 6)]
        sheet.area([*edge, (x + width, y + height), (x, y + height)], colour)
    sheet.box(x + width / 2 - 6, y, 12, height, PAPER)
    sheet.box(x, y + height / 2 - 6, width, 12, PAPER)


def screen(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """A large screen that shows a pendulum at work, and in its corner the other class."""
    sheet.box(x - 20, y - 20, width + 40, height + 40, DARK, round_by=18)
    sheet.box(x, y, width, height, "#dcece8")
    pivot = x + width * 0.42, y + height * 0.1
    for nth in range(-4, 5):
        angle = nth * 0.16
        end = pivot[0] + math.sin(angle) * height * 0.7, pivot[1] + math.cos(angle) * height * 0.7
        shade = mix("#dcece8", "#0f4f4a", 0.18 + 0.82 * (nth == 4))
        sheet.line([pivot, end], shade, 5)
        sheet.disc(*end, height * 0.055, shade)
    arc = [(pivot[0] + math.sin(a / 40) * height * 0.8, pivot[1] + math.cos(a / 40) * height * 0.8) for a in range(-26, 27)]
    sheet.line(arc, "#8f4a00", 4)
    sheet.box(pivot[0] - 90, pivot[1] - 14, 180, 14, DARK)
    sheet.box(x + width * 0.74, y + height * 0.06, width * 0.22, height * 0.3, PAPER, round_by=10)
    for nth in range(3):
        person(sheet, x + width * (0.785 + 0.065 * nth), y + height * 0.335, height * 0.09, SPINES[nth])


def person(sheet: Sheet, x: float, y: float, size: float, colour: str, hair: str = "#3a2a20") -> None:
    """Somebody from behind: shoulders and head, cut off at y."""
    shoulders = [(x - size, y), (x - size * 0.9, y - size * 0.55), (x - size * 0.35, y - size * 0.85), (x + size * 0.35, y - size * 0.85),
                 (x + size * 0.9, y - size * 0.55), (x + size, y)]  # fmt: skip
    sheet.area(curve(shoulders), colour)
    sheet.box(x - size * 0.17, y - size * 1.12, size * 0.34, size * 0.36, SKIN)
    sheet.disc(x, y - size * 1.45, size * 0.46, hair)


def shelf(sheet: Sheet, x: float, y: float, width: float, rows: int, height: float) -> None:
    """Rows of books, some of them leaning out for someone to take."""
    sheet.box(x - 18, y - 18, width + 36, rows * height + 36, mix(WOOD, "#000000", 0.15))
    for row in range(rows):
        top = y + row * height
        sheet.box(x, top, width, height - 16, mix(WOOD, "#000000", 0.45))
        at = x + 8
        while at < x + width - 60:
            thick, tall = sheet.chance.uniform(18, 46), sheet.chance.uniform(0.6, 0.92) * (height - 20)
            if sheet.chance.random() > 0.12:
                spine(sheet, at, top + height - 16 - tall, thick, tall)
            at += thick + 4


def spine(sheet: Sheet, x: float, y: float, thick: float, tall: float) -> None:
    """The back of a book with a band for its title."""
    colour = sheet.chance.choice(SPINES)
    sheet.box(x, y, thick, tall, colour, round_by=3)
    sheet.box(x, y + tall * 0.16, thick, tall * 0.07, mix(colour, PAPER, 0.6))


def lamp(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A standing lamp with its light on the wall."""
    for ring in range(24, 0, -1):
        sheet.disc(x, y - size, size * 0.03 * ring, mix(WALL, "#ffe9ad", 0.04 * (25 - ring)))
    sheet.line([(x, y), (x, y - size)], DARK, size * 0.03)
    sheet.box(x - size * 0.18, y - size * 0.03, size * 0.36, size * 0.04, DARK, round_by=8)
    sheet.area([(x - size * 0.26, y - size * 0.85), (x - size * 0.14, y - size * 1.2), (x + size * 0.14, y - size * 1.2),
                (x + size * 0.26, y - size * 0.85)], "#8f4a00")  # fmt: skip


def sheet_of_paper(sheet: Sheet, x: float, y: float, width: float, turn: float, colour: str) -> None:
    """A filled-in form that lies on a table, a little turned."""
    cos, sin = math.cos(turn), math.sin(turn)

    def placed(px: float, py: float) -> tuple[float, float]:
        return x + px * cos - py * sin, y + px * sin + py * cos

    tall = width * 1.3
    sheet.area([placed(0, 0), placed(width, 0), placed(width, tall), placed(0, tall)], colour)
    for line in range(7):
        at = tall * (0.14 + 0.115 * line)
        end = width * (0.88 if line % 3 else 0.55)
        sheet.line([placed(width * 0.1, at), placed(end, at)], mix(colour, "#56625f", 0.55), width * 0.02)
