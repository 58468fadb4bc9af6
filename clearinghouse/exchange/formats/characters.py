"""Text that every one of our formats can carry."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold, and halves of surrogate pairs, which no encoding can; the private use area is for our own marks.
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\ue000-\uf8ff]")
SPACE = re.compile(r"\s+")


def speakable(text: str) -> str:
    """The text without what some format could not carry; its lines stay."""
    return UNSPEAKABLE.sub("", text)


def on_one_line(text: str) -> str:
    """The text on one line, so that it cannot begin another field of a format that goes by lines."""
    return SPACE.sub(" ", speakable(text)).strip()
