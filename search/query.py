"""What somebody asks: the words, the filters, the order and the page, read from an address and never trusted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from clearinghouse.resources.matching.ours import OurSetting
from search.facets import BY_NAME
from search.language.ids import ids_in

if TYPE_CHECKING:
    from django.utils.datastructures import MultiValueDict

LONGEST_QUERY = 200
MOST_WORDS = 24
MOST_VALUES = 30
PAGE_SIZE = 10
AS_TYPED = "as-typed"
# So few words are asked for together; of a sentence no document need have every word.
FEW_WORDS = 3
# English words of the closed classes (articles, pronouns, prepositions, conjunctions, auxiliaries and the like) say nothing about what
# is looked for.
FUNCTION_WORDS = frozenset(
    {"a", "about", "all", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "being", "between", "both",
     "but", "by", "can", "cannot", "could", "did", "do", "does", "done", "each", "either", "every", "for", "from", "had",
     "has", "have", "having", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "might",
     "must", "my", "neither", "no", "nor", "not", "of", "on", "onto", "or", "our", "several", "shall", "she", "should", "so",
     "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "though",
     "through", "to", "too", "until", "upon", "us", "very", "was", "we", "were", "what", "when", "where", "which", "while",
     "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "yet", "you", "your"}
)  # fmt: skip
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)


class Sort(StrEnum):
    """The orders that results come in."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    STRONGEST = "strongest"
    NEAREST = "nearest"


SORT_LABELS = {
    Sort.RELEVANCE: "Best match",
    Sort.STRONGEST: "Strongest evidence",
    Sort.NEWEST: "Newest",
    Sort.NEAREST: "Nearest to our district",
}


@dataclass(frozen=True)
class Synonyms:
    """Words of a query, or one of its phrases, that make a term together, and what else means the same."""

    words: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def words_alone(self) -> str:
        """The single word that this is, if it is one."""
        return self.words[0] if len(self.words) == 1 and " " not in self.words[0] else ""


@dataclass(frozen=True)
class Terms:
    """The words and quoted phrases of a query; all other signs are only text. `text` is the query as it is shown again.

    `synonyms` are those words and phrases for which the curators' vocabulary has others.
    """

    text: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()

    @property
    def concepts(self) -> tuple[Synonyms, ...]:
        """Everything that is looked for, word by word but for words that make a term together, then phrases."""
        by_word = {word: found for found in self.synonyms for word in found.words}
        single = [*self.words, *self.phrases]
        return tuple(dict.fromkeys(by_word.get(word) or Synonyms((word,)) for word in single))

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.words or self.phrases)

    @property
    def are_many(self) -> bool:
        """Whether a document could have some of it and not all."""
        return len(self.concepts) > 1

    @property
    def enough(self) -> int:
        """How many documents must have all of it, for those that have only some of it to be left out."""
        return 1 if len(self.concepts) <= FEW_WORDS else PAGE_SIZE

    @property
    def pairs(self) -> tuple[str, ...]:
        """Words that stand beside each other: a document that has them close together means them together."""
        return tuple(f"{one} {next_one}" for one, next_one in pairwise(self.words))


@dataclass(frozen=True)
class SearchQuery:
    """A checked question to a search backend. `audience` holds the keys of the person who asks.

    `near` is the setting of this person's district, if it is known, and `ours` all that is known of it; `is_literal` takes the words as they
    are spelled.
    """

    terms: Terms = field(default_factory=Terms)
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    audience: frozenset[str] = frozenset()
    near: str = ""
    is_literal: bool = False
    ours: OurSetting = field(default_factory=OurSetting)

    @property
    def order(self) -> Sort:
        """The order to answer in: without words the strongest come first, and nothing is near where no place is known."""
        sort = Sort.RELEVANCE if self.sort is Sort.NEAREST and not self.near else self.sort
        return sort if self.terms or sort is not Sort.RELEVANCE else Sort.STRONGEST

    @property
    def offset(self) -> int:
        """How many results come before this page."""
        return (self.page - 1) * PAGE_SIZE

    def parameters(self) -> list[tuple[str, str]]:
        """The address parameters that ask this again, without the page."""
        pairs = [("q", self.terms.text)] if self.terms.text else []
        pairs += [(name, value) for name, values in self.filters.items() for value in values]
        pairs += [("spelling", AS_TYPED)] if self.is_literal else []
        pairs += self.ours.carried()
        return pairs + ([("sort", self.sort.value)] if self.sort is not Sort.RELEVANCE else [])

    def address(self) -> str:
        """The address of this search, first page."""
        encoded = urlencode(self.parameters())
        return f"/search/?{encoded}" if encoded else "/search/"

    def toggled(self, facet: str, value: str, *, instead_of: Collection[str] = ()) -> SearchQuery:
        """The same search with this value chosen where it was not, or taken away where it was; `instead_of` goes in any case."""
        chosen = tuple(v for v in self.filters.get(facet, ()) if v not in instead_of)
        values = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        filters = {**self.filters, facet: values}
        return replace(self, filters={name: kept for name, kept in filters.items() if kept}, page=1)

    def without_filters(self) -> SearchQuery:
        """The same words with nothing chosen."""
        return replace(self, filters={}, page=1)


@dataclass(frozen=True)
class Reading:
    """A query and what had to be left out of it, in words for the page."""

    query: SearchQuery
    notices: tuple[str, ...] = ()


def terms_of(raw: str) -> Terms:
    """Words and quoted phrases of what somebody typed. Signs, operators and control characters are no commands here.

    What cites the literature, a DOI or an ERIC number, is looked for as such.
    """
    text = shown(raw)[:LONGEST_QUERY].rstrip()
    ids, rest = ids_in(text)
    pieces = rest.replace("“", '"').replace("”", '"').split('"')
    quoted = pieces[1::2] if len(pieces) % 2 else pieces[1:-1:2]
    phrases = tuple(" ".join(found) for piece in quoted if len(found := words_in(piece)) > 1)
    loose = [word for piece in pieces for word in words_in(piece) if not any(word in p.split() for p in phrases)]
    words = tuple(dict.fromkeys(word for word in loose if word.lower() not in FUNCTION_WORDS)) or tuple(dict.fromkeys(loose))
    words = (*(found for found in ids if " " not in found), *words)
    phrases = (*(found for found in ids if " " in found), *phrases)
    return Terms(text, words[:MOST_WORDS], phrases[:MOST_WORDS])


def corrected(terms: Terms, better: Mapping[str, str]) -> Terms:
    """The same query with words replaced."""

    def replacement(match: re.Match[str]) -> str:
        return better.get(POSSESSIVE.sub("", match[0]), match[0])

    return terms_of(WORD.sub(replacement, terms.text))


def words_in(text: str) -> list[str]:
    """The words of a text, without the endings of possession: every engine cuts those otherwise."""
    return [POSSESSIVE.sub("", word) for word in WORD.findall(text)]


def normal(raw: str) -> str:
    """The words of a query in one plain form, by which two queries are the same whatever their capitals and signs."""
    return " ".join(words_in(shown(raw)[:LONGEST_QUERY])).casefold()[:LONGEST_QUERY].rstrip()


def shown(raw: str) -> str:
    """The text without what no screen can show: control characters and broken surrogates become spaces."""
    kept = (" " if unicodedata.category(char) in ("Cc", "Cs", "Cn") else char for char in raw[: LONGEST_QUERY * 2])
    return " ".join("".join(kept).split())


def read(parameters: MultiValueDict[str, str], *, page: int, audience: frozenset[str], known: Mapping[str, set[str]]) -> Reading:
    """Read a search from an address. `known` holds each facet's values; what is not known is left out and said so."""
    raw = str(parameters.get("q") or "")
    notices = [f"Only the first {LONGEST_QUERY} characters were searched for."] if len(raw.strip()) > LONGEST_QUERY else []
    filters: dict[str, tuple[str, ...]] = {}
    for name in (name for name in parameters if name in BY_NAME):
        asked = list(dict.fromkeys(value for value in parameters.getlist(name) if value))[:MOST_VALUES]
        filters[name] = tuple(value for value in asked if value in known.get(name, set()))
        if len(filters[name]) < len(asked):
            notices.append(f"There is no such choice under “{BY_NAME[name].label}”; it was left out.")
    filters = {name: values for name, values in filters.items() if values}
    sort = sort_of(parameters.get("sort", ""), notices)
    literal = parameters.get("spelling") == AS_TYPED
    return Reading(SearchQuery(terms_of(raw), filters, sort, page, audience, is_literal=literal), tuple(notices))


def sort_of(raw: str, notices: list[str]) -> Sort:
    """The order asked for; an unknown one is the best match, and said so."""
    try:
        return Sort(raw or Sort.RELEVANCE)
    except ValueError:
        notices.append("Results cannot be put in that order; the best match comes first.")
        return Sort.RELEVANCE
