"""Whole pages for visitors, right at once after a change.

A page is kept under the number of the last content change. That number is read from the database with each request, so that a
change in any process is seen at once; the cache itself may be lost at any time. Browsers keep pages too, and ask each time whether
theirs is still right: the answer is a few bytes.
"""

from __future__ import annotations

import gzip
import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.utils.cache import get_conditional_response

from clearinghouse.core.models import ContentVersion

if TYPE_CHECKING:
    from collections.abc import Callable

KEEP_SECONDS = 60  # heals a page cached between a change and its number, should the process die in between
KEEP_AT_MOST_BYTES = 100_000
LONGEST_QUERY = 300
UNCACHED_PREFIXES = ("/account/", "/cms/", "/dashboard/", "/healthz", "/readyz", "/metrics", "/styleguide/", "/static/", "/media/")
KNOWN_VARIATIONS = frozenset({"cookie", "accept-encoding", "hx-request"})
PERSONAL_HEADERS = ("HTTP_RANGE", "HTTP_AUTHORIZATION")


class VisitorCacheMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_for_any_visitor(request):
            return self.get_response(request)
        pages, key = caches["pages"], cache_key(request)
        if kept := pages.get(key):
            return answer_from(request, *kept)
        response = self.made(request)
        if may_be_kept(request, response):
            let_browsers_ask(response)
            pages.set(key, (response.content, dict(response.headers)), KEEP_SECONDS)
            return unless_known(request, response)
        return response

    def made(self, request: HttpRequest) -> HttpResponse:
        """The page made now. Who asks for its head alone gets the head of the very same page: the server leaves out the rest."""
        asked, request.method = request.method, "GET"
        try:
            return self.get_response(request)
        finally:
            request.method = asked


def is_for_any_visitor(request: HttpRequest) -> bool:
    """Whether the same page would go to any visitor who asks for it: nothing in the request says who this is."""
    return (
        request.method in ("GET", "HEAD")
        and request.COOKIES.keys() <= {settings.CSRF_COOKIE_NAME}
        and not any(name in request.META for name in PERSONAL_HEADERS)
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
        and not request.path.startswith(UNCACHED_PREFIXES)
    )


def cache_key(request: HttpRequest) -> str:
    parts = (
        str(ContentVersion.current()),
        request.scheme or "",
        request.META.get("HTTP_HOST", ""),
        request.get_full_path(),
        "gzip" if re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) else "",
        request.META.get("HTTP_HX_REQUEST", ""),
    )
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether nothing in the response was made for this visitor, and it is small enough."""
    orders = response.headers.get("Cache-Control", "")
    varies_by = {name.strip().lower() for name in response.headers.get("Vary", "").split(",") if name.strip()}
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and "no-store" not in orders
        and "private" not in orders
        and varies_by <= KNOWN_VARIATIONS
        and len(response.content) <= KEEP_AT_MOST_BYTES
    )


def let_browsers_ask(response: HttpResponse) -> None:
    """Have browsers ask each time, and give them the words to ask with.

    The tag is of the page itself, and weak where that is compressed: those bytes differ each time on purpose (Django pads them
    against BREACH).
    """
    response.headers.setdefault("Cache-Control", "no-cache")
    if "ETag" not in response.headers:
        packed = response.headers.get("Content-Encoding") == "gzip"
        page = gzip.decompress(response.content) if packed else response.content
        tag = hashlib.sha256(page).hexdigest()[:32]
        response.headers["ETag"] = f'W/"{tag}-gz"' if packed else f'"{tag}"'


def answer_from(request: HttpRequest, content: bytes, headers: dict[str, str]) -> HttpResponse:
    response = HttpResponse(content)
    response.headers = type(response.headers)(headers)
    return unless_known(request, response)


def unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The page, or 304 for a browser that has it."""
    if "HTTP_IF_NONE_MATCH" not in request.META:
        return response
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
