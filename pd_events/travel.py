"""How far one place is from another by road: an estimate, without asking any map service who goes where."""

from __future__ import annotations

import math
from dataclasses import dataclass

Place = tuple[float, float]

EARTH_MILES = 3958.8
# Roads among hills are about a third longer than the straight line; school buses and cars average this much on them.
ROAD_FACTOR = 1.3
MILES_AN_HOUR = 38
STEP = 5


@dataclass(frozen=True)
class Trip:
    """A way by road, one way: miles to the nearest one, minutes up to the next five. Both are 0 within one district."""

    miles: int
    minutes: int

    @property
    def words(self) -> str:
        """`about 24 miles, 40 min`; empty where nobody has to go anywhere."""
        return f"about {self.miles} mile{'' if self.miles == 1 else 's'}, {self.minutes} min" if self.minutes else ""


def trip(start: Place, end: Place) -> Trip:
    """The way between two places, given as degrees north and east."""
    miles = straight_miles(start, end) * ROAD_FACTOR
    return Trip(round(miles), math.ceil(miles / MILES_AN_HOUR * 60 / STEP) * STEP)


def straight_miles(start: Place, end: Place) -> float:
    """The great circle between two places (haversine)."""
    north, east = (math.radians(there - here) for here, there in zip(start, end, strict=True))
    middle = math.cos(math.radians(start[0])) * math.cos(math.radians(end[0]))
    half = math.sin(north / 2) ** 2 + middle * math.sin(east / 2) ** 2
    return 2 * EARTH_MILES * math.asin(math.sqrt(half))
