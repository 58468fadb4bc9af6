"""Searches for readers of feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.core.serving.feeds import as_html, speakable
from search.selectors.feeds import newest_of
from search.selectors.saved_searches import search_of_feed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from search.models import IndexRow


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Any search, as everybody sees it, whoever asks."""
    query, rows = newest_of(None, request.GET)
    words = query.terms.text
    title = f"“{words}” in the library of {settings.SITE_NAME}" if words else f"New in the library of {settings.SITE_NAME}"
    return atom(title, query.address(), request.get_full_path(), rows)


@never_cache  # the address is the permission, and must end with it: no copy of this is kept anywhere
@require_safe
def saved_feed(request: HttpRequest, token: str) -> HttpResponse:
    """A saved search, as its owner sees it now."""
    saved = search_of_feed(token)
    if saved is None:
        raise Http404
    query, rows = newest_of(saved.owner, saved.parameters)
    return atom(f"{saved.name} · {settings.SITE_NAME}", query.address(), request.path, rows)


def atom(title: str, address: str, own_address: str, rows: Iterable[IndexRow]) -> HttpResponse:
    """The rows as an Atom feed."""
    site = settings.SITE_URL.rstrip("/")
    made = Atom1Feed(title=speakable(title), link=site + address, description=None, feed_url=site + own_address, language="en-us")
    for row in rows:
        at = row.published_at or row.updated_at
        made.add_item(
            title=speakable(row.title),
            link=absolute(row.url),
            description=as_html(row.summary),
            unique_id=absolute(row.url),
            pubdate=at,
            updateddate=at or timezone.now(),
        )
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


def absolute(url: str) -> str:
    """The address with our host before it, where it names none."""
    return settings.SITE_URL.rstrip("/") + url if url.startswith("/") else url
