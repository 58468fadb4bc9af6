"""Whether what an editor writes is well formed."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from clearinghouse.advocacy.figures.registry import UnknownFigure, figure
from clearinghouse.advocacy.placeholders import KNOWN, figure_key, places_in, unknown_in


def validate_placeholders(text: str) -> None:
    """Every place in square brackets must be one that a letter can fill, and every figure named must exist."""
    if unknown := unknown_in(text):
        raise ValidationError(
            "Nothing can fill %(unknown)s. Use %(known)s, [figure: KEY] or [write: …].",
            params={"unknown": bracketed(unknown), "known": bracketed(list(KNOWN))},
            code="unknown_place",
        )
    if missing := [key for place in places_in(text) if (key := figure_key(place)) and not exists(key)]:
        raise ValidationError(
            "There is no figure called %(missing)s. The page /figures/ shows every figure’s key.",
            params={"missing": ", ".join(missing)},
            code="unknown_figure",
        )


def bracketed(places: list[str]) -> str:
    """`[town], [state]`."""
    return ", ".join(f"[{place}]" for place in places)


def exists(key: str) -> bool:
    """Whether a figure has this key."""
    try:
        figure(key)
    except UnknownFigure:
        return False
    return True
