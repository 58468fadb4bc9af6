"""Names of authors as records write them, taken apart."""

from __future__ import annotations

from dataclasses import dataclass

from clearinghouse.exchange.formats.characters import on_one_line

MOST_GIVEN_NAMES = 4
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
# Words that no given name is, so that "Institute of Education Sciences, What Works Clearinghouse" is no person.
NOT_GIVEN = frozenset(
    {"and", "of", "on", "for", "the", "at", "in", "office", "department", "center", "inc", "inc.", "llc", "council", "works"}
)


@dataclass(frozen=True)
class Name:
    """A person by family name and the rest, or an organization with `family` alone."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def is_person(self) -> bool:
        """Whether there is more than one name to it."""
        return bool(self.given)


def name_of(text: str) -> Name:
    """`Last, First` and `Last, First, Jr.` are people; whatever else is an organization."""
    whole = on_one_line(text)
    family, given, *rest = [part.strip() for part in whole.split(",")] + [""]
    suffix = rest[0] if len(rest) == 2 and rest[0].lower() in SUFFIXES else ""
    if len(rest) > 2 or (any(rest) and not suffix) or not family or not is_given(given):
        return Name(whole)
    return Name(family, given, suffix)


def is_given(text: str) -> bool:
    """Whether these may be somebody's given names."""
    words = text.lower().split()
    return 0 < len(words) <= MOST_GIVEN_NAMES and not NOT_GIVEN.intersection(words)
