"""Places in a letter: one's own facts fill `[district]` and `[figure: students]`, and a person fills `[write: the senator's name]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWN = ("district", "town", "state", "students", "year", "our districts", "our students", "today", "your name", "your role")
FIGURE = "figure:"
BY_HAND = "write:"
PLACE = re.compile(r"\[([^\[\]\n]{1,80})\]")


def places_in(text: str) -> list[str]:
    """The places of a text in small letters, each once, in order."""
    return list(dict.fromkeys(" ".join(found.lower().split()) for found in PLACE.findall(text)))


def gaps_in(text: str) -> list[str]:
    """What still stands in brackets, as it is written there, each once."""
    return list(dict.fromkeys(PLACE.findall(text)))


def figure_key(place: str) -> str:
    """The key of the figure that a place names; "" where it names none."""
    return place.removeprefix(FIGURE).strip() if place.startswith(FIGURE) else ""


def unknown_in(text: str) -> list[str]:
    """The places that nothing could ever fill."""
    return [place for place in places_in(text) if place not in KNOWN and not figure_key(place) and not place.startswith(BY_HAND)]


def fill(text: str, facts: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text with its places filled, and the places for which there is no fact: those stay as they stand, to be filled by hand."""
    lacking = tuple(place for place in places_in(text) if not place.startswith(BY_HAND) and not facts.get(place))
    return PLACE.sub(lambda found: filling(found.group(1), facts), text), lacking


def filling(inside: str, facts: Mapping[str, str]) -> str:
    """What takes the place of one pair of brackets: the fact, or the brackets with what a person is to write there."""
    words = " ".join(inside.split())
    by_hand = words[len(BY_HAND) :].strip() if words.lower().startswith(BY_HAND) else words
    return facts.get(words.lower()) or f"[{by_hand}]"
