"""What differs between two texts, word by word, short enough to read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORD = re.compile(r"\S+\s*")
LINE = re.compile(r"[^\n]*\n|[^\n]+")
# Longer texts are compared line by line: word by word would take seconds.
MOST_WORDS = 3_000
AROUND = 12
GAP = " … "


class Change(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    """A run of words, and what became of it."""

    text: str
    change: Change


def differences(before: str, after: str) -> list[Piece]:
    """The newer text in pieces, with what was taken away where it stood; long stretches that are the same are shortened."""
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        old, new = LINE.findall(before), LINE.findall(after)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(isjunk=None, a=[part.strip() for part in old], b=[part.strip() for part in new], autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        same = [part.strip() for part in old[a:b]] == [part.strip() for part in new[c:d]]
        if same:
            pieces.append(Piece("".join(new[c:d]), Change.SAME))
            continue
        pieces += [Piece("".join(old[a:b]), Change.REMOVED)] * (b > a) + [Piece("".join(new[c:d]), Change.ADDED)] * (d > c)
    return [shortened(piece, place, len(pieces)) for place, piece in enumerate(pieces)]


def shortened(piece: Piece, place: int, count: int) -> Piece:
    """A piece that is the same, without its middle, or without what lies far from the change; changes stay whole."""
    words = WORD.findall(piece.text)
    before, after = (0 if place == 0 else AROUND), (0 if place == count - 1 else AROUND)
    if piece.change != Change.SAME or len(words) <= before + after + AROUND:
        return piece
    return Piece(
        "".join(words[:before]) + GAP.lstrip(" " if not before else "") + "".join(words[len(words) - after :]), Change.SAME
    )
