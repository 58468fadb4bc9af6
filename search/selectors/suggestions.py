"""What is offered while somebody types, in groups: topics, titles, and what was often asked before. Only what this person may see.

Topics and titles are read from the tables of words beside the index rows, whichever engine answers searches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from search.backends.database import fetch, places
from search.query import FUNCTION_WORDS, SearchQuery, shown, terms_of, words_in
from search.selectors.asked import past_queries
from search.selectors.keys import search_keys_of
from search.selectors.visible import rows_in_sight

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

FEWEST_LETTERS = 2
MOST_TYPED = 6
LONGEST_TYPED = 40
COMPLETIONS = 6
TITLES, TOPICS, ASKED = 6, 4, 4
# Of titles with the word, so many of the strongest are looked at for the others that were typed.
LOOKED_AT = 300
COMPLETED = (
    "SELECT word, sum(titles) FROM search_word WHERE start = %s AND audience IN ({keys}) AND titles > 0 AND word LIKE %s ESCAPE '\\' "
    "GROUP BY word ORDER BY sum(titles) DESC, word LIMIT %s"
)
COUNTED = "SELECT word, sum(titles) FROM search_word WHERE word IN ({words}) AND audience IN ({keys}) GROUP BY word"
STRONGEST = (
    "SELECT row_id, strength FROM (SELECT row_id, strength FROM search_titleword WHERE word = %s AND audience = %s "
    "ORDER BY strength DESC, row_id LIMIT %s) t"
)
HAS_WORD = "EXISTS (SELECT 1 FROM search_titleword o WHERE o.row_id = t.row_id AND o.word IN ({words}))"
TOPICS_NAMED = (
    "SELECT value, label FROM search_facetvalue v WHERE facet = 'topic' AND ({names}) "
    "AND EXISTS (SELECT 1 FROM search_indexrow_facet_values h JOIN search_indexrow r ON r.id = h.indexrow_id "
    "WHERE h.facetvalue_id = v.id AND NOT r.is_removed AND r.audience IN ({keys})) ORDER BY label LIMIT %s"
)
NAMED_SO = r"lower(label) LIKE %s ESCAPE '\' OR lower(label) LIKE %s ESCAPE '\'"


@dataclass(frozen=True)
class Suggestion:
    """A line to choose, and where it leads."""

    text: str
    url: str


@dataclass(frozen=True)
class Group:
    """Suggestions of one kind under their heading."""

    name: str
    label: str
    items: list[Suggestion] = field(default_factory=list)


@dataclass(frozen=True)
class Typed:
    """What stands in the box: whole words, and the beginning of the last. `keys` are the audiences of who types."""

    words: tuple[str, ...]
    start: str
    keys: tuple[str, ...]
    user: User | AnonymousUser | None = None


def suggestions_for(user: User | AnonymousUser | None, raw: str) -> list[Group]:
    """The groups that have anything for what somebody has typed so far, from two letters on."""
    words = [word.lower() for word in words_in(shown(raw))][:MOST_TYPED]
    if not words or sum(map(len, words)) < FEWEST_LETTERS or max(map(len, words)) > LONGEST_TYPED:
        return []
    typed = Typed(tuple(words[:-1]), words[-1], tuple(sorted(search_keys_of(user))), user)
    return [group for group in (topics(typed), titles(typed), asked_before(typed)) if group.items]


def topics(typed: Typed) -> Group:
    """Topics of which a word begins so, with anything in them for this person."""
    rows = topics_named([" ".join([*typed.words, typed.start])], typed.keys)
    return Group("topic", "Topics", [Suggestion(label, "/search/?" + urlencode({"topic": value})) for value, label in rows])


def topics_named(starts: Sequence[str], keys: Sequence[str]) -> list[tuple[str, str]]:
    """Address and name of topics of which a word begins like one of these, with anything in them for these audiences."""
    sql = TOPICS_NAMED.format(names=" OR ".join([NAMED_SO] * len(starts)), keys=places(keys))
    patterns = [pattern for start in starts for pattern in (f"{escaped(start)}%", f"% {escaped(start)}%")]
    return [(value, label) for value, label in fetch(sql, [*patterns, *keys, TOPICS])]


def titles(typed: Typed) -> Group:
    """The strongest documents with the words in their titles."""
    ids = best_rows(typed, choices(typed))
    rows = rows_in_sight(ids, typed.user)[:TITLES]
    return Group("title", "In the library", [Suggestion(row.title, row.url) for row in rows])


def asked_before(typed: Typed) -> Group:
    """Searches that begin so and that others made often enough for none of them to be known by it."""
    asked = past_queries(" ".join([*typed.words, typed.start]), ASKED)
    return Group("asked", "Often searched for", [Suggestion(words, SearchQuery(terms_of(words)).address()) for words in asked])


def choices(typed: Typed) -> list[list[str]]:
    """For each word typed those of titles that it may be, the rarest first; none where one is in no title."""
    ends = []
    if len(typed.start) >= FEWEST_LETTERS:
        sql = COMPLETED.format(keys=places(typed.keys))
        ends = fetch(sql, [typed.start[:2], *typed.keys, f"{escaped(typed.start)}%", COMPLETIONS])
    whole = (
        dict(fetch(COUNTED.format(words=places(typed.words), keys=places(typed.keys)), [*typed.words, *typed.keys]))
        if typed.words
        else {}
    )
    found = [(whole.get(word, 0), [word]) for word in typed.words if not word_is_empty(word)]
    if ends or len(typed.start) >= FEWEST_LETTERS:
        found.append((sum(number for _, number in ends), [word for word, _ in ends]))
    found.sort(key=lambda choice: choice[0])
    return [words for number, words in found] if found and found[0][0] > 0 else []


def best_rows(typed: Typed, wanted: list[list[str]]) -> list[int]:
    """Ids of the strongest rows with one of each of these in the title: those with the rarest are looked through."""
    if not wanted:
        return []
    first, others = wanted[0], wanted[1:]
    parts, parameters = [], []
    for word in first:
        for key in typed.keys:
            conditions = " AND ".join(HAS_WORD.format(words=places(words)) for words in others) or "1 = 1"
            parts.append(f"{STRONGEST} WHERE {conditions}")
            parameters += [word, key, LOOKED_AT if others else TITLES, *(other for words in others for other in words)]
    rows = fetch(" UNION ".join(parts) + " ORDER BY 2 DESC, 1 LIMIT %s", [*parameters, TITLES * 2])
    return [row[0] for row in rows]


def word_is_empty(word: str) -> bool:
    """Whether a word says nothing, so that titles are not counted by it."""
    return word in FUNCTION_WORDS or len(word) < FEWEST_LETTERS


def escaped(start: str) -> str:
    """A beginning for LIKE, in which no sign stands for others."""
    return start.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
