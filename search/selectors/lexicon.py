"""What the site knows of words: the labels of facets, what curators say means the same, and the words that a person may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.backends.database import fetch, places
from search.facets import FACETS
from search.language.spelling import best, can_be_spelled, forms, slips
from search.query import corrected

if TYPE_CHECKING:
    from search.query import Terms

MOST_MISSPELLED = 3
# A word that is known is taken for a slip only of one that so many times as many documents have.
COMMONER = 10
READ = (
    "SELECT 'facet', v.facet, v.value, v.label, v.position, v.broader FROM search_facetvalue v WHERE EXISTS ("
    "SELECT 1 FROM search_indexrow_facet_values h JOIN search_indexrow r ON r.id = h.indexrow_id "
    "WHERE h.facetvalue_id = v.id AND NOT r.is_removed AND r.audience IN ({keys})) "
    "UNION ALL SELECT 'synonyms', '', '', terms, 0, '' FROM search_synonymgroup "
    "UNION ALL SELECT 'word', '', '', word, documents, '' FROM search_word WHERE word IN ({words}) AND audience IN ({keys})"
)
SIMILAR = (
    "SELECT w.word, sum(w.documents) FROM search_misspelling m JOIN search_word w ON w.word = m.word "
    "WHERE m.spelling IN ({slips}) AND w.audience IN ({keys}) GROUP BY w.word"
)


@dataclass(frozen=True)
class Lexicon:
    """`labels` gives the words of each facet's values that any document has, in order, `broader` the value above each in a tree.

    `groups` are terms that mean the same, `documents` how many have a word. Only documents count that are for one of the `audience`.
    """

    labels: dict[str, dict[str, str]]
    broader: dict[str, dict[str, str]]
    groups: tuple[str, ...]
    documents: dict[str, int]
    audience: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether any document has the word, in this form or a near one."""
        return any(form in self.documents for form in forms(word.lower()))


def lexicon_for(words: Iterable[str], audience: frozenset[str]) -> Lexicon:
    """What is known for these words, in one query."""
    wanted, keys = sorted({form for word in words for form in forms(word.lower())}), sorted(audience)
    rows = fetch(READ.format(words=places(wanted), keys=places(keys)), [*keys, *wanted, *keys])
    labels: dict[str, dict[str, str]] = {facet.name: {} for facet in FACETS}
    broader: dict[str, dict[str, str]] = {}
    for facet, _, label, value, above in sorted((row[1], row[4], row[3], row[2], row[5]) for row in rows if row[0] == "facet"):
        labels.setdefault(facet, {})[value] = label
        if above:
            broader.setdefault(facet, {})[value] = above
    documents: dict[str, int] = {}
    for word, number in ((row[3], row[4]) for row in rows if row[0] == "word"):
        documents[word] = documents.get(word, 0) + number
    return Lexicon(labels, broader, tuple(sorted(row[3] for row in rows if row[0] == "synonyms")), documents, audience)


def unknown_words(terms: Terms, lexicon: Lexicon) -> list[str]:
    """Words that nothing this person may see has, and that are no terms of the vocabulary."""
    named = {word for concept in terms.synonyms for word in concept.words}
    return [word for word in terms.words if word not in named and can_be_spelled(word.lower()) and not lexicon.knows(word)]


def as_meant(terms: Terms, lexicon: Lexicon) -> Terms | None:
    """The query with unknown words replaced by those that were probably meant; None where there is nothing to replace."""
    return replaced(terms, unknown_words(terms, lexicon), lexicon)


def did_you_mean(terms: Terms, lexicon: Lexicon) -> Terms | None:
    """The query with a word replaced that is known but rare beside one which is a slip away."""
    words = [word for word in terms.words if can_be_spelled(word.lower())]
    return replaced(terms, sorted(words, key=lambda word: lexicon.documents.get(word.lower(), 0)), lexicon)


def replaced(terms: Terms, words: list[str], lexicon: Lexicon) -> Terms | None:
    """The query with these words replaced where a better one is near, in one query."""
    words = words[:MOST_MISSPELLED]
    near = similar_words(words, lexicon.audience) if words else []
    better = {}
    for word in words:
        known = lexicon.documents.get(word.lower(), 0)
        found = best(
            word.lower(),
            [(other, number) for other, number in near if number >= known * COMMONER and other not in forms(word.lower())],
        )
        if found:
            better[word] = found
    return corrected(terms, better) if better else None


def similar_words(words: Iterable[str], audience: frozenset[str]) -> list[tuple[str, int]]:
    """Words a slip or two from these, with how many documents for this audience have them."""
    wanted, keys = sorted({slip for word in words for slip in slips(word.lower())}), sorted(audience)
    return [
        (word, int(number)) for word, number in fetch(SIMILAR.format(slips=places(wanted), keys=places(keys)), [*wanted, *keys])
    ]
