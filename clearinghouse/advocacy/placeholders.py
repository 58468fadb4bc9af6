"""Places in a letter that one's own facts fill: `[district]`, `[figure: students]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWN = ("district", "town", "state", "students", "year", "our districts", "our students", "today", "your name", "your role")
FIGURE = "figure:"
PLACE = re.compile(r"\[([^\[\]\n]{1,80})\]")


def places_in(text: str) -> list[str]:
    """The places of a text in small letters, each once, in order."""
    return list(dict.fromkeys(" ".join(found.lower().split()) for found in PLACE.findall(text)))


def figure_key(place: str) -> str:
    """The key of the figure that a place names; "" where it names none."""
    return place.removeprefix(FIGURE).strip() if place.startswith(FIGURE) else ""


def unknown_in(text: str) -> list[str]:
    """The places that nothing could ever fill."""
    return [place for place in places_in(text) if place not in KNOWN and not figure_key(place)]


def fill(text: str, facts: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text with its places filled, and the places for which there is no fact: those stay as they stand, to be filled by hand."""
    lacking = tuple(place for place in places_in(text) if not facts.get(place))
    filled = PLACE.sub(lambda found: facts.get(" ".join(found.group(1).lower().split())) or found.group(0), text)
    return filled, lacking
