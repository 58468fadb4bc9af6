"""Old addresses of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.http import Http404
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.models import Site

from clearinghouse.home.selectors import page_at

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class MovedPagesMiddleware(RedirectMiddleware):  # type: ignore[misc]  # Wagtail has no types
    """Wagtail's redirects, but the address of a page is told to those only who may see it."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The redirect where this person may follow it, else the answer as it was."""
        answer: HttpResponse = super().process_response(request, response)
        return answer if answer is response or may_follow(request, answer.headers["Location"]) else response


def may_follow(request: HttpRequest, address: str) -> bool:
    """Whether the address leads to a page that this person may see, or to no page of ours at all."""
    parts, site = urlsplit(address), Site.find_for_request(request)
    page = page_at(site, parts.path.lstrip("/")) if site and not parts.netloc else None
    try:
        return page is None or bool(page.route(request, []))
    except Http404:
        return False
