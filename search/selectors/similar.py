"""More like this: documents with the telling words of one, those that few others have."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from clearinghouse.districts.audience import audience_keys_of
from search.backends import database
from search.backends.database import fetch, places
from search.language.words import words_of
from search.models import IndexRow
from search.query import SearchQuery, Terms

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.resources.models import ResourcePage

TELLING = 8
# A word that more documents have tells little and costs much.
TOO_COMMON = 500
COUNTS = "SELECT word, sum(documents) FROM search_word WHERE word IN ({words}) AND audience IN ({keys}) GROUP BY word"


def pages_like(page: ResourcePage, user: User | AnonymousUser | None) -> list[int]:
    """Ids of research reviews like this page, the most alike first, in four queries at most."""
    row = IndexRow.objects.filter(kind="research_review", object_id=str(page.pk), is_removed=False).defer("body").first()
    return [] if row is None else [int(object_id) for object_id in like(row, audience_keys_of(user))]


def like(row: IndexRow, audience: frozenset[str]) -> list[str]:
    """Object ids of the same kind's documents for this audience that share telling words with this one."""
    words = telling_words(row, audience)
    if not words:
        return []
    query = SearchQuery(Terms(words=words), {"kind": (row.kind,)}, audience=audience)
    ids = [pk for pk in database().page_of(query, every=False) if pk != row.pk]
    found = dict(IndexRow.objects.filter(pk__in=ids).values_list("pk", "object_id"))
    return [found[pk] for pk in ids if pk in found]


def telling_words(row: IndexRow, audience: frozenset[str]) -> tuple[str, ...]:
    """Words of title, summary and keywords that some other documents have and few; those of the title tell twice as much."""
    title, keys = words_of([row.title]), sorted(audience)
    wanted = sorted(title | words_of([row.keywords, row.summary]))
    if not wanted:
        return ()
    counts = dict(fetch(COUNTS.format(words=places(wanted), keys=places(keys)), [*wanted, *keys]))
    total = max(counts.values(), default=0) + 1
    worth = {
        word: (2 if word in title else 1) * math.log(total / number) for word, number in counts.items() if 1 < number <= TOO_COMMON
    }
    return tuple(sorted(worth, key=lambda word: (-worth[word], word))[:TELLING])
