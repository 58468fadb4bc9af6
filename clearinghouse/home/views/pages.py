"""Pages of the CMS at their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.views import serve

from clearinghouse.home.selectors import page_at
from clearinghouse.home.sites import kept_site

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def show_page(request: HttpRequest, path: str) -> HttpResponse:
    """The page, served by Wagtail but found by us: Wagtail walks down from the root with two queries for every level.

    Where no page has exactly this address Wagtail looks by itself, for pages that answer for addresses below their own.
    """
    site = kept_site(request)
    if site and (page := page_at(site, path)):
        request._wagtail_route_for_request = page.route(request, [])  # type: ignore[attr-defined]  # where Wagtail keeps its own find
    answer: HttpResponse = serve(request, path)
    return answer
