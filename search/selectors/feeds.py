"""The newest results of a search, for feeds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from search.backends import answer
from search.query import Sort
from search.selectors.asking import question_of
from search.selectors.visible import rows_in_sight

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.utils.datastructures import MultiValueDict

    from clearinghouse.accounts.models import User
    from search.models import IndexRow
    from search.query import SearchQuery

PAGES = 2


def newest_of(user: User | AnonymousUser | None, parameters: MultiValueDict[str, str]) -> tuple[SearchQuery, list[IndexRow]]:
    """The search, and its newest results that this person may see now, asked of the index and then of the database."""
    query = replace(question_of(user, parameters).query, sort=Sort.NEWEST)
    ids: list[int] = []
    by = ""
    for number in range(1, PAGES + 1):
        found = answer(replace(query, page=number), after=by)
        by = found.by
        ids += [match.row_id for match in found.matches]
        if found.total <= len(ids):
            break
    return query, rows_in_sight(ids, user)
