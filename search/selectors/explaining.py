"""Why a result is where it is, in sentences that name what the ranking looked at and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clearinghouse.districts.enums import Locale
from clearinghouse.resources.enums import EvidenceTier, Setting
from clearinghouse.resources.matching.bands import SETTING_OF
from search.backends.base import STRENGTH_COUNTS, WEIGHTS
from search.documents.library import TIER_STRENGTH, TIERS_BELOW
from search.query import FEW_WORDS, PAGE_SIZE, words_in
from search.selectors.lexicon import COMMONER

if TYPE_CHECKING:
    from search.backends.base import Match
    from search.models import IndexRow
    from search.query import Terms

FIELD_WORDS = {"title": "its title", "keywords": "what it is filed under", "summary": "its summary", "body": "its text"}
MOST_WORDS = 5


def reasons_for(row: IndexRow, match: Match, terms: Terms) -> list[str]:
    """What was found where, which words only mean the same, and what the evidence adds."""
    reasons = [found_in(field, words) for field, words in match.found_in if words]
    reasons += [reason for concept in terms.synonyms if (reason := by_synonym(concept.words, concept.others, match))]
    percent = round(STRENGTH_COUNTS * row.strength * 100)
    if reasons and percent >= 1:
        reasons.append(f"The strength of its evidence raises its place by {percent} percent.")
    return reasons


def found_in(field: str, words: tuple[str, ...]) -> str:
    """“reading” and “rural” are in its title."""
    shown = [f"“{word}”" for word in words[:MOST_WORDS]]
    return f"{' and '.join(filter(None, [', '.join(shown[:-1]), shown[-1]]))} {'is' if len(shown) == 1 else 'are'} in {FIELD_WORDS[field]}."


def by_synonym(words: tuple[str, ...], others: tuple[str, ...], match: Match) -> str:
    """Which words of the vocabulary were found in place of those that were typed."""
    found = {part for _, marked in match.found_in for word in marked for part in word.lower().split()}
    there = [other for other in others if all(any(alike(word, one) for one in found) for word in words_in(other.lower()))]
    if not there:
        return ""
    return f"For “{' '.join(words)}” it has “{'” and “'.join(there[:MOST_WORDS])}”, which the vocabulary says means the same."


def alike(word: str, other: str) -> bool:
    """Whether two words differ by their endings at most."""
    start = word[: max(3, len(word) - 2)]
    return other == word or (len(word) > 3 and other.startswith(start))


def rules() -> dict[str, Any]:
    """What the public page on ranking says, in the numbers that the code itself uses."""
    return {
        "weights": [(FIELD_WORDS[field].removeprefix("its "), f"{weight:g}") for field, weight in WEIGHTS.items()],
        "few_words": FEW_WORDS,
        "page_size": PAGE_SIZE,
        "strongest": [(tier, round(STRENGTH_COUNTS * (TIERS_BELOW - tier) * TIER_STRENGTH * 100)) for tier in EvidenceTier.values],
        "points": TIER_STRENGTH,
        "points_per_percent": round(1 / (STRENGTH_COUNTS * 100)),
        "commoner": COMMONER,
        "settings": [(Locale(locale).label, Setting(setting).label) for locale, setting in SETTING_OF.items()],
    }
