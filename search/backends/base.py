"""What every search backend must do. One contract suite holds all of them to it (tests/contracts)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from search.models import IndexRow
    from search.query import SearchQuery

# Where a match begins and ends in a backend's answer; turned into <mark> only after the text itself is escaped.
MARK_START, MARK_END = "\x02", "\x03"
MARKED = re.compile(f"{MARK_START}([^{MARK_END}]+){MARK_END}")
# How much a word counts in each field of a document.
WEIGHTS = {"title": 3.0, "keywords": 3.0, "summary": 2.0, "body": 1.0}
# The strongest evidence (tier 1 with a large gain) counts about a fifth more than none: 1 + STRENGTH_COUNTS * strength.
STRENGTH_COUNTS = 0.0004


@dataclass(frozen=True)
class Match:
    """One found row by its id, with its title and the best passage, matches between MARK_START and MARK_END.

    `found_in` names the fields with matches, the weightiest first, and the words that matched there.
    """

    row_id: int
    title: str = ""
    passage: str = ""
    found_in: tuple[tuple[str, tuple[str, ...]], ...] = ()


def match_from(row_id: int, marked: Mapping[str, str]) -> Match:
    """A match from its fields with marks: the passage is the summary's where that has a match, else the body's."""
    found = ((name, tuple(dict.fromkeys(word.lower() for word in MARKED.findall(marked.get(name, ""))))) for name in WEIGHTS)
    summary, body = marked.get("summary", ""), marked.get("body", "")
    passage = summary if MARK_START in summary or not body else body
    return Match(row_id, marked.get("title", ""), passage, tuple((name, words) for name, words in found if words))


@dataclass(frozen=True)
class Found:
    """A page of matches in order, how many there are in all, and counts of facet values by facet and value.

    A facet's counts ignore its own filter. `all_words` is False where too few documents had all the words, so any had to do.
    `by` names the backend that answered.
    """

    matches: tuple[Match, ...] = ()
    total: int = 0
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    all_words: bool = True
    by: str = ""


class SearchBackend(Protocol):
    """Where documents are searched."""

    name: ClassVar[str]

    def search(self, query: SearchQuery) -> Found:
        """Answer a query. Raises TemporarilyUnavailable where the server does not answer in time."""

    def write(self, rows: Iterable[IndexRow]) -> None:
        """Hold these rows as they are; removed ones no longer. A version older than what is held changes nothing."""
