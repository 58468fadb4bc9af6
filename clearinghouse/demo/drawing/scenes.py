"""The pictures themselves, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.demo.drawing import land, rooms, things
from clearinghouse.demo.drawing.canvas import HEIGHT, WIDTH, curve, mix

if TYPE_CHECKING:
    from collections.abc import Callable

    from clearinghouse.demo.drawing.canvas import Sheet

GRASS, RED, CREAM = "#2f6b57", "#a3202f", "#f6efe0"


def confluence() -> Sheet:
    """Eleven streams come down from the hills and leave as one river."""
    sheet = land.open_land("confluence", land.DAY)
    land.sun(sheet, land.DAY, 1500, 210, 66)
    edges = land.hills(sheet, land.DAY, layers=6, top=380, bottom=900)
    sources = [(130 + 166 * nth, land.height_at(edges[1 + nth % 3], 130 + 166 * nth) + 40) for nth in range(11)]
    land.joined_streams(sheet, land.DAY, sources, (960, HEIGHT + 60), width=7)
    for nth, (x, y) in enumerate(sources):
        things.school(sheet, land.DAY, x + 44, y - 4, 17 + 2 * (nth % 3))
    return sheet


def three_schools() -> Sheet:
    """Three schools on three hills, and a road that joins them."""
    sheet = land.open_land("three-schools", land.DAWN)
    land.sun(sheet, land.DAWN, 420, 320, 84)
    edges = land.hills(sheet, land.DAWN, layers=5, top=430, bottom=940)
    places = [(420, 3, 52.0), (1010, 2, 40.0), (1520, 3, 56.0)]
    ground = [(x, land.height_at(edges[row], x) + 8) for x, row, _ in places]
    sheet.stroke(
        curve([(-20, 1130), (300, 1010), ground[0], (760, 900), ground[1], (1240, 880), ground[2], (1960, 1010)]), CREAM, 18, 12
    )
    for (x, y), (_, _, size) in zip(ground, places, strict=True):
        things.school(sheet, land.DAWN, x, y, size)
    firs(sheet, "#1d4438", 24, low=1010)
    return sheet


def firs(sheet: Sheet, colour: str, number: int, *, low: float, left: float = -20, right: float = WIDTH + 20) -> None:
    """A stand of firs at the foot, the near ones last."""
    spots = sorted((sheet.chance.uniform(low, HEIGHT + 40), sheet.chance.uniform(left, right)) for _ in range(number))
    for y, x in spots:
        size = 70 + (y - low) * 0.9
        things.fir(
            sheet, x, y + size * 0.2, size * sheet.chance.uniform(0.8, 1.25), mix(colour, "#000000", sheet.chance.uniform(0, 0.25))
        )


def pendulum() -> Sheet:
    """A class watches a pendulum on a screen; another class is in the corner of it."""
    sheet = rooms.room("pendulum")
    rooms.window(sheet, 90, 190, 330, 420)
    rooms.screen(sheet, 560, 190, 1080, 560)
    for x, size, colour, hair in (
        (560, 150, "#0b5a8a", "#2b1d14"),
        (1010, 165, "#8f4a00", "#6b4a2a"),
        (1450, 150, "#0f4f4a", "#141414"),
    ):
        rooms.person(sheet, x, HEIGHT - 160, size, colour, hair=hair)
    sheet.box(300, HEIGHT - 170, 1400, 60, mix(rooms.WOOD, "#000000", 0.2), round_by=8)
    return sheet


def road() -> Sheet:
    """One van on a long road between hills in fall."""
    sheet = land.open_land("road", land.AUTUMN)
    land.sun(sheet, land.AUTUMN, 1380, 230, 70)
    edges = land.hills(sheet, land.AUTUMN, layers=6, top=360, bottom=840)
    way = [(1210, land.height_at(edges[3], 1210) + 10), (1080, 720), (1330, 800), (1000, 890), (620, 990), (760, 1240)]
    land.winding(sheet, CREAM, way, 10, 190)
    for _ in range(70):
        x, row = sheet.chance.uniform(0, WIDTH), sheet.chance.randint(2, 5)
        y = land.height_at(edges[row], x) + sheet.chance.uniform(0, 30)
        sheet.disc(x, y - 12, 8 + row * 5, sheet.chance.choice(["#c9772b", "#a8521d", "#d8a03f", "#7f6a2a"]))
    things.school(sheet, land.AUTUMN, 330, land.height_at(edges[4], 330) + 10, 44)
    things.school(sheet, land.AUTUMN, 1690, land.height_at(edges[3], 1690) + 10, 34)
    things.van(sheet, land.AUTUMN, 700, 985, 120, "#0f4f4a")
    return sheet


def lines_at_dusk() -> Sheet:
    """Poles carry a line over the hills to a fire station with a lit room."""
    sheet = land.open_land("lines-at-dusk", land.DUSK)
    land.stars(sheet, land.DUSK, 40)
    land.sun(sheet, land.DUSK, 1480, 520, 92)
    land.hills(sheet, land.DUSK, layers=5, top=560, bottom=980)
    feet = [(-60.0, 1180.0), (330.0, 1060.0), (650.0, 985.0), (900.0, 930.0), (1100.0, 893.0), (1270.0, 868.0)]
    things.poles(sheet, land.DUSK, feet, [620, 470, 360, 280, 220, 175])
    things.station(sheet, land.DUSK, 1320, 1010, 120, is_lit=True)
    firs(sheet, "#10242b", 12, low=1060, left=900)
    return sheet


def papers() -> Sheet:
    """Forms of eleven colours on a table turn into one sheet."""
    sheet = rooms.room("papers")
    sheet.box(0, 0, WIDTH, HEIGHT, "#b39a76")
    for nth in range(1, 5):
        sheet.line([(0, 240 * nth), (WIDTH, 240 * nth)], "#a88e69", 5)
    colours = ["#fbfaf6", "#f6e3c6", "#e4eeea", "#fbeeda", "#dcece8", "#f2f0e8"]
    for nth in range(11):
        x, y = 60 + (nth % 4) * 225 + sheet.chance.uniform(-24, 24), 110 + (nth // 4) * 330 + sheet.chance.uniform(-24, 24)
        sheet.stroke(curve([(x + 110, y + 150), (980, 600 + (y - 500) * 0.25), (1240, 600)], steps=240), "#e9dcc0", 5, 9)
        rooms.sheet_of_paper(sheet, x, y, 205, sheet.chance.uniform(-0.22, 0.22), colours[nth % 6])
    rooms.sheet_of_paper(sheet, 1270, 200, 540, 0, "#ffffff")
    sheet.box(1320, 520, 440, 330, "#ffffff")
    for nth, tall in enumerate((70, 130, 100, 190, 160, 240)):
        sheet.box(1335 + nth * 70, 840 - tall, 44, tall, "#0f4f4a" if nth == 5 else "#9fc3ba")
    return sheet


def library_at_night() -> Sheet:
    """A library with all its windows lit, snow outside."""
    sheet = land.open_land("library-at-night", land.NIGHT)
    land.stars(sheet, land.NIGHT)
    land.sun(sheet, land.NIGHT, 1560, 190, 46)
    land.hills(sheet, land.NIGHT, layers=4, top=560, bottom=860)
    sheet.box(0, 1000, WIDTH, 220, "#5d7683")
    things.school(sheet, land.NIGHT, 930, 1010, 290, is_lit=True)
    sheet.area([(892, 1010), (968, 1010), (1120, 1220), (740, 1220)], "#a9a98c")
    sheet.box(897, 928, 66, 82, "#ffd67a")
    firs(sheet, "#0a1a1f", 6, low=1010, right=300)
    firs(sheet, "#0a1a1f", 6, low=1010, left=1560)
    land.snow(sheet, 260)
    return sheet


def weaving_hall() -> Sheet:
    """A mill by its river, with a new use."""
    sheet = land.open_land("weaving-hall", land.DAWN)
    land.sun(sheet, land.DAWN, 330, 260, 70)
    land.hills(sheet, land.DAWN, layers=5, top=400, bottom=800)
    sheet.box(0, 930, WIDTH, 300, GRASS)
    things.mill(sheet, land.DAWN, 560, 950, 178, is_lit=True)
    land.winding(sheet, land.DAWN.water, [(-40, 1010), (500, 1040), (1100, 1060), (1500, 1020), (1980, 1060)], 90, 130)
    for x in (180, 330, 470, 1620, 1780):
        things.apple_tree(sheet, x, 985, 150, "#4f7f52", RED)
    return sheet


def reading_corner() -> Sheet:
    """Shelves, a lamp, and two who read."""
    sheet = rooms.room("reading-corner")
    rooms.lamp(sheet, 470, 920, 560)
    rooms.shelf(sheet, 800, 120, 1020, 4, 190)
    sheet.box(640, 1000, 700, 40, mix(rooms.WOOD, "#ffffff", 0.1), round_by=8)
    rooms.person(sheet, 820, HEIGHT + 10, 180, "#8f4a00", hair="#d9d4c8")
    rooms.person(sheet, 1130, HEIGHT + 10, 125, "#0b5a8a", hair="#3a2a20")
    return sheet


def stream_study() -> Sheet:
    """A bridge over a stream with apple trees on both banks."""
    sheet = land.open_land("stream-study", land.DAY)
    land.hills(sheet, land.DAY, layers=5, top=360, bottom=760)
    sheet.box(0, 820, WIDTH, 400, "#3f7d5f")
    land.winding(sheet, land.DAY.water, [(1120, 800), (985, 880), (930, 970), (1040, 1080), (900, 1300)], 50, 480)
    things.bridge(sheet, 610, 830, 660, "#8b8573", land.DAY.water)
    for x, y, size in ((240, 900, 200), (430, 1010, 250), (1440, 900, 210), (1640, 980, 250), (90, 1110, 280), (1830, 1130, 290)):
        things.apple_tree(sheet, x, y, size, sheet.chance.choice(["#2f6b57", "#4f8a5c", "#3d7a4e"]), RED)
    things.school(sheet, land.DAY, 1330, 770, 50)
    return sheet


def winter_road() -> Sheet:
    """A school bus on a road through snow."""
    sheet = land.open_land("winter-road", land.WINTER)
    land.sun(sheet, land.WINTER, 520, 230, 56)
    edges = land.hills(sheet, land.WINTER, layers=5, top=420, bottom=860)
    things.school(sheet, land.WINTER, 1480, land.height_at(edges[2], 1480) + 8, 40)
    land.winding(
        sheet, "#eef2f2", [(1480, land.height_at(edges[2], 1480) + 6), (1280, 800), (1500, 880), (1080, 980), (300, 1250)], 12, 240
    )
    firs(sheet, "#3f6470", 22, low=900)
    things.van(sheet, land.WINTER, 900, 1040, 150, "#d99a1c")
    land.snow(sheet)
    return sheet


def night_valley() -> Sheet:
    """Lights of many schools in one valley at night."""
    sheet = land.open_land("night-valley", land.NIGHT)
    land.stars(sheet, land.NIGHT)
    land.sun(sheet, land.NIGHT, 380, 200, 50)
    edges = land.hills(sheet, land.NIGHT, layers=6, top=480, bottom=960)
    sources = [(150 + 200 * nth, land.height_at(edges[1 + nth % 3], 150 + 200 * nth) + 36) for nth in range(9)]
    land.joined_streams(sheet, land.NIGHT, sources, (1200, HEIGHT + 60), width=6)
    for nth, (x, y) in enumerate(sources):
        things.school(sheet, land.NIGHT, x + 40, y, 20 + 3 * (nth % 3), is_lit=True)
    return sheet


SCENES: dict[str, Callable[[], Sheet]] = {
    draw.__name__.replace("_", "-"): draw
    for draw in (confluence, three_schools, pendulum, road, lines_at_dusk, papers, library_at_night, weaving_hall, reading_corner,
                 stream_study, winter_road, night_valley)
}  # fmt: skip


def draw_scene(name: str) -> bytes:
    """The picture of this name as a JPEG. Raises KeyError for a name that there is none of."""
    return SCENES[name]().as_jpeg()
