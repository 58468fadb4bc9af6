"""What curators chose for a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Page

from search.backends.base import Match
from search.documents import kind_of_page, kinds
from search.models import IndexRow, PinnedResults
from search.query import Sort, normal
from search.selectors.results import hit_of
from search.selectors.visible import visible_rows

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from search.query import SearchQuery
    from search.selectors.results import Hit


def pinned_for(query: SearchQuery, user: User | AnonymousUser | None, *, chosen: PinnedResults | None = None) -> list[Hit]:
    """The resources chosen for this query that the person may see now: on the first page, in the order of relevance, without choices.

    `chosen` stands in for what is saved, to show what it would change.
    """
    if query.page != 1 or query.filters or query.sort is not Sort.RELEVANCE or not query.terms:
        return []
    pins = chosen or PinnedResults.objects.filter(words=normal(query.terms.text)).first()
    if pins is None:
        return []
    rows = {int(row.object_id): row for row in rows_of(pins.page_ids)}
    return [
        hit_of(row, Match(row.pk), query.terms, query.ours)
        for row in visible_rows([rows[pk] for pk in pins.page_ids if pk in rows], user)
    ]


def rows_of(page_ids: list[int]) -> list[IndexRow]:
    """The rows of these pages."""
    pages = Page.objects.filter(pk__in=page_ids).select_related("content_type")
    wanted = {(kind_of_page(page.specific_class), str(page.pk)) for page in pages}
    rows = IndexRow.objects.filter(kind__in=list(kinds()), object_id__in=[str(pk) for pk in page_ids])
    return [row for row in rows if (row.kind, row.object_id) in wanted]
