"""Whether what an editor writes is well formed."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from clearinghouse.advocacy.figures.placeholders import KNOWN, figure_key, places_in, unknown_in
from clearinghouse.advocacy.figures.registry import UnknownFigure, figure


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


def check_address(address: str) -> dict[str, ValidationError]:
    """An error for a link's address that leads nowhere, by the name of its field; none for a good one or none at all."""
    if not address or (address.startswith("/") and not address.startswith("//")):
        return {}
    try:
        parts = urlsplit(address)
    except ValueError:  # such as an open bracket
        parts = urlsplit("")
    if (parts.scheme in ("http", "https") and parts.netloc) or (parts.scheme == "mailto" and "@" in parts.path):
        return {}
    return {"address": ValidationError("Begin with / for this site, with https:// for another, or with mailto: for an e-mail.")}


def check_one_of(**given: object) -> dict[str, ValidationError]:
    """An error for each of two fields where not exactly one of them is filled in, by their names."""
    filled = [name for name, value in given.items() if value]
    if len(filled) == 1:
        return {}
    names = " or ".join(given)
    words = f"Choose one: {names}, not both." if filled else f"Choose a {names}."
    return {name: ValidationError(words) for name in (filled or given)}


def check_picture(*, has_picture: bool, words: str, is_decorative: bool) -> None:
    """A picture needs words for those who cannot see it, unless it says nothing. Raises ValidationError."""
    if has_picture and not is_decorative and not words.strip():
        raise ValidationError({"picture_words": "Say what the picture shows, or tick that it is decorative."})
