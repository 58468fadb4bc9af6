"""Slips of the finger: how two words may differ and still be meant as one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

SHORTEST, LONGEST = 4, 20
LONG_ENOUGH_FOR_TWO = 7
ENDINGS = ("s", "es", "ed", "ing", "ly")


def can_be_spelled(word: str) -> bool:
    """Whether a word is of letters, and long enough for a slip to be told from another word."""
    return word.isalpha() and SHORTEST <= len(word) <= LONGEST


def spellings(word: str) -> set[str]:
    """The word whole and with each letter left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def slips(word: str) -> set[str]:
    """What to look for among `spellings` of other words: this one whole, with one letter left out, and with two where it is long."""
    found = spellings(word)
    if len(word) >= LONG_ENOUGH_FOR_TWO:
        found |= {word[:one] + word[one + 1 : two] + word[two + 1 :] for one, two in combinations(range(len(word)), 2)}
    return found


def forms(word: str) -> set[str]:
    """The word with and without common endings: known in one of them, it is spelled well enough."""
    stems = {word, *(word.removesuffix(ending) for ending in ENDINGS if len(word) > len(ending) + 2)}
    return {*stems, *(stem + ending for stem in stems for ending in ("e", *ENDINGS))}


def distance(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or swapped with their neighbor."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def farthest(word: str) -> int:
    """How many slips a word of this length may hold."""
    return 2 if len(word) >= LONG_ENOUGH_FOR_TWO else 1


def best(word: str, known: Iterable[tuple[str, int]]) -> str:
    """Of words with their numbers of documents the one that was meant: the fewest slips, the same first letter, then the most common."""
    near = [(distance(word, other), other[0] != word[0], -documents, other) for other, documents in known if other != word]
    near = [found for found in near if found[0] <= farthest(word)]
    return min(near)[3] if near else ""
