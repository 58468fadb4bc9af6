"""The words of texts that spelling, completion and likeness know."""

from __future__ import annotations

from collections.abc import Iterable

from search.models.words import LONGEST_WORD
from search.query import FUNCTION_WORDS, words_in


def words_of(texts: Iterable[str]) -> set[str]:
    """The words of these texts that could be offered: of letters, in small letters, and saying something."""
    found = {word.lower() for text in texts for word in words_in(text)}
    return {word for word in found if word.isalpha() and 2 <= len(word) <= LONGEST_WORD and word not in FUNCTION_WORDS}
