"""The quality rubric: six questions, four answers each, in words that two curators read alike.

The questions follow what the open libraries ask of a contribution (Achieve OER rubrics; OER Commons on links, sign-ins and age), with
one of our own: whether it can be done in a small school. A score describes; no sum of scores decides.
"""

from __future__ import annotations

from clearinghouse.resources.enums import Criterion

BEST = 3
ANCHORS: dict[Criterion, tuple[str, str, str, str]] = {
    Criterion.EVIDENCE: (
        "Makes claims and names no source, or errors were found",
        "Names sources; nobody has looked them up",
        "Sources were looked up and say what it says they say",
        "Independent research was looked up and bears it out",
    ),
    Criterion.FIT: (
        "Needs people, numbers or money that no small school has",
        "Would have to be rebuilt for a small school",
        "Works in a small school with small changes",
        "Made for, or tried in, small or rural schools",
    ),
    Criterion.EASE: (
        "A teacher could not begin without help from outside",
        "Needs days of training first",
        "Can be begun within a week",
        "Can be begun on Monday",
    ),
    Criterion.ACCESS: (
        "Shuts people with a disability out",
        "Parts cannot be used by keyboard, by ear or by eye alone",
        "Can be used by all, with small gaps",
        "Can be used by all: keyboard, screen reader, captions or print",
    ),
    Criterion.TERMS: (
        "No terms of use found",
        "Needs an account or a fee that the page does not tell of",
        "Free to use as it is; the terms are named",
        "Open license that is named, copies and changes allowed",
    ),
    Criterion.CURRENCY: (
        "Out of date in ways that mislead",
        "Overtaken in part",
        "Some years old and still right",
        "Current, or checked again this year",
    ),
}


def anchor(criterion: str, score: int) -> str:
    """What a score of 0 to 3 says, in words."""
    return ANCHORS[Criterion(criterion)][score]
