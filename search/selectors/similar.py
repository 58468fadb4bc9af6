"""More like this: documents with the telling words of one, those that few others have."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from clearinghouse.districts.audience import audience_keys_of
from clearinghouse.resources.models import ResourcePage
from search.backends import database
from search.backends.database import fetch, places
from search.documents import kinds
from search.language.words import words_of
from search.query import SearchQuery, Terms

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

TELLING = 8
# A word that more documents have tells little and costs much.
TOO_COMMON = 500
COUNTS = "SELECT word, sum(documents) FROM search_word WHERE word IN ({words}) AND audience IN ({keys}) GROUP BY word"


def pages_like(page: ResourcePage, user: User | AnonymousUser | None) -> list[int]:
    """Ids of resources like this page, the most alike first, in two queries, three for somebody signed in. The words of its title tell twice as much.

    Resources carry no keys of boards or of trainings, so those that the person holds are not asked for.
    """
    audience = audience_keys_of(user)
    words = telling_words(words_of([page.title]), words_of([page.summary]), audience)
    if not words:
        return []
    query = SearchQuery(Terms(words=words), {"kind": kinds_of_resources()}, audience=audience)
    ids = [int(found) for found in database().page_of(query, every=False, column="object_id")]
    return [pk for pk in ids if pk != page.pk]


def kinds_of_resources() -> tuple[str, ...]:
    """The kinds of document that are resources of the library."""
    return tuple(kind.name for kind in kinds().values() if any(issubclass(one, ResourcePage) for one in kind.page_types))


def telling_words(title: set[str], others: set[str], audience: frozenset[str]) -> tuple[str, ...]:
    """Words that some documents have and few, those first that fewest have."""
    wanted, keys = sorted(title | others), sorted(audience)
    if not wanted:
        return ()
    counts = dict(fetch(COUNTS.format(words=places(wanted), keys=places(keys)), [*wanted, *keys]))
    total = max(counts.values(), default=0) + 1
    worth = {
        word: (2 if word in title else 1) * math.log(total / number) for word, number in counts.items() if 1 < number <= TOO_COMMON
    }
    return tuple(sorted(worth, key=lambda word: (-worth[word], word))[:TELLING])
