"""Filters that people say in words: grades, tiers, settings, and whatever a choice is called. They are offered, never applied."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from search.query import words_in

Labels = Mapping[str, Mapping[str, str]]

NUMBER_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
                "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12}  # fmt: skip
TIER = re.compile(r"\btiers?\s*([1-4])\b(?:\s*(?:and|or|,|&|-|to)\s*([1-4])\b)?", re.IGNORECASE)
GRADE = re.compile(r"\bgr(?:ade)?s?\.?\s*(\d{1,2}|k)\b(?:\s*(?:-|–|to|and|through)\s*(\d{1,2})\b)?", re.IGNORECASE)
NTH_GRADE = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)|({'|'.join(NUMBER_WORDS)}))[\s-]+grade", re.IGNORECASE)
SPAN = re.compile(r"\b(k|\d{1,2})\s*[-–]\s*(\d{1,2})\b", re.IGNORECASE)
YOUNGEST = re.compile(r"\b(?:kindergart\w+|pre-?k|preschool\w*|pre-?kindergart\w+)\b", re.IGNORECASE)
SCHOOLS = {r"\belementary\b": (0, 5), r"\bmiddle school": (6, 8), r"\b(?:high|secondary) school": (9, 12)}
# Grade bands by their first and last grade; kindergarten is 0 and what comes before it −1.
BANDS = {"pk-k": (-1, 0), "k-3": (0, 3), "3-6": (3, 6), "6-9": (6, 9), "9-12": (9, 12)}
SETTINGS = {
    "rural": r"\b(?:rural|small[\s-]town|countryside)\b",
    "suburban": r"\bsuburb\w*\b",
    "urban": r"\b(?:urban|inner[\s-]city)\b",
}


def said(text: str, labels: Labels) -> Iterator[tuple[str, str]]:
    """Facet and value of every filter that the text says and that there is."""
    found = dict.fromkeys((facet, value) for facet, reader in READERS.items() for value in reader(text))
    found |= dict.fromkeys(named(text, labels))
    yield from (pair for pair in found if pair[1] in labels.get(pair[0], {}))


def tiers(text: str) -> Iterator[str]:
    """`tier 1`, `tiers 1 and 2`."""
    for match in TIER.finditer(text):
        yield from (number for number in match.groups() if number)


def grades(text: str) -> Iterator[str]:
    """The bands in which the grades lie that the text names."""
    spans = list(spans_in(text))
    yield from (band for band, (first, last) in BANDS.items() if any(first <= high and low <= last for low, high in spans))


def spans_in(text: str) -> Iterator[tuple[int, int]]:
    """First and last of the grades named together; a year or an amount is none."""
    pairs = [*(match.groups() for match in GRADE.finditer(text)), *(match.groups() for match in SPAN.finditer(text))]
    pairs += [(figures or str(NUMBER_WORDS[word.lower()]), None) for figures, word in NTH_GRADE.findall(text)]
    for first, last in pairs:
        low = 0 if first.lower() == "k" else int(first)
        high = int(last) if last else low
        if 0 <= low <= high <= 12:
            yield low, high
    if YOUNGEST.search(text):
        yield -1, -1
    yield from (span for pattern, span in SCHOOLS.items() if re.search(pattern, text, re.IGNORECASE))


def settings(text: str) -> Iterator[str]:
    """Where schools lie."""
    yield from (value for value, pattern in SETTINGS.items() if re.search(pattern, text, re.IGNORECASE))


def named(text: str, labels: Labels) -> Iterator[tuple[str, str]]:
    """Topics, outcomes, ways of giving and kinds whose whole name stands in the text."""
    spoken = f" {' '.join(words_in(text.lower()))} "
    for facet in ("topic", "outcome", "delivery", "kind"):
        for value, label in labels.get(facet, {}).items():
            names = {" ".join(words_in(name.lower())) for name in (label, value.replace("-", " "))}
            if any(name and f" {name} " in spoken for name in names):
                yield facet, value


READERS: dict[str, Callable[[str], Iterator[str]]] = {"tier": tiers, "grade": grades, "setting": settings}
