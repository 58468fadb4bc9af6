"""Text that every one of our formats can carry."""

from __future__ import annotations

import re

from clearinghouse.core.serving import feeds

# Beside what XML cannot hold: the sign that deletes, and the private use area, which is for our own marks.
NOT_FOR_FORMATS = re.compile("[\x7f\ue000-\uf8ff]")
SPACE = re.compile(r"\s+")


def speakable(text: str) -> str:
    """The text without what some format could not carry; its lines stay."""
    return NOT_FOR_FORMATS.sub("", feeds.speakable(text))


def on_one_line(text: str) -> str:
    """The text on one line, so that it cannot begin another field of a format that goes by lines."""
    return SPACE.sub(" ", speakable(text)).strip()
