"""Terms that mean the same, as curators keep them, found in a query. Both engines are then asked for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from search.query import Synonyms, Terms, words_in

LONGEST_TERM = 6
MOST_OTHERS = 8
BETWEEN = re.compile(r"[\n,;]+")

Key = tuple[str, ...]


@lru_cache(maxsize=5_000)
def terms_in(group: str) -> tuple[str, ...]:
    """The terms of a group, one in a line or set apart by commas."""
    return tuple(dict.fromkeys(term for piece in BETWEEN.split(group) if (term := " ".join(words_in(piece)))))


@lru_cache(maxsize=20_000)
def key_of(term: str) -> Key:
    """How a term is recognized: its words in small letters."""
    return tuple(word.lower() for word in words_in(term))


def vocabulary(groups: Iterable[str]) -> dict[Key, tuple[str, ...]]:
    """Each term with all that means the same; a term of two groups has the terms of both."""
    others: dict[Key, dict[str, None]] = {}
    for group in groups:
        terms = terms_in(group)
        for term in terms:
            others.setdefault(key_of(term), {}).update(dict.fromkeys(other for other in terms if other != term))
    return {key: tuple(found)[:MOST_OTHERS] for key, found in others.items()}


def expanded(terms: Terms, groups: Iterable[str]) -> Terms:
    """The same terms, with what means the same as some of them."""
    known = vocabulary(groups)
    if not known or not terms:
        return terms
    found = [Synonyms((phrase,), known[key]) for phrase in terms.phrases if (key := key_of(phrase)) in known]
    found += in_sequence(terms, known)
    return replace(terms, synonyms=tuple(found))


def in_sequence(terms: Terms, known: dict[Key, tuple[str, ...]]) -> list[Synonyms]:
    """Terms among the words in the order in which they were typed, the longest first; no word belongs to two."""
    typed, at, found = key_of(terms.text), 0, []
    spelled = {word.lower(): word for word in terms.words}
    while at < len(typed):
        length, others = longest_at(typed, at, known)
        own = tuple(dict.fromkeys(spelled.pop(word) for word in typed[at : at + length] if word in spelled))
        if others and own:
            found.append(Synonyms(own, others))
        at += max(1, length)
    return found


def longest_at(typed: Key, at: int, known: dict[Key, tuple[str, ...]]) -> tuple[int, tuple[str, ...]]:
    """How many words from here make the longest term there is, also in the plural, and what means the same."""
    for length in range(min(LONGEST_TERM, len(typed) - at), 0, -1):
        here = typed[at : at + length]
        singular = (*here[:-1], here[-1].removesuffix("s"))
        for key in (here, singular):
            if key in known:
                return length, known[key]
    return 0, ()
