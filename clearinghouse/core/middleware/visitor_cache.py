"""Whole pages for visitors, right at once after a change.

A page is kept under the number of the last content change. That number is read from the database with each request, so that a
change in any process is seen at once; the cache itself may be lost at any time.
"""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from clearinghouse.core.models import ContentVersion

KEEP_SECONDS = 60  # heals a page cached between a change and its number, should the process die in between
KEEP_AT_MOST_BYTES = 200_000
UNCACHED_PREFIXES = ("/account/", "/cms/", "/dashboard/", "/healthz", "/readyz", "/metrics", "/styleguide/", "/static/", "/media/")


class VisitorCacheMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_for_any_visitor(request):
            return self.get_response(request)
        key = cache_key(request)
        if kept := cache.get(key):
            return answer_from(*kept)
        response = self.get_response(request)
        if may_be_kept(request, response):
            cache.set(key, (response.content, dict(response.headers)), KEEP_SECONDS)
        return response


def is_for_any_visitor(request: HttpRequest) -> bool:
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "Range" not in request.headers
        and not request.path.startswith(UNCACHED_PREFIXES)
    )


def cache_key(request: HttpRequest) -> str:
    parts = (
        str(ContentVersion.current()),
        request.scheme or "",
        request.META.get("HTTP_HOST", ""),
        request.get_full_path(),
        "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else "",
        request.headers.get("HX-Request", ""),
    )
    return "visitor:" + hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "CSRF_COOKIE" not in request.META
        and "no-store" not in response.headers.get("Cache-Control", "")
        and "private" not in response.headers.get("Cache-Control", "")
        and len(response.content) <= KEEP_AT_MOST_BYTES
    )


def answer_from(content: bytes, headers: dict[str, str]) -> HttpResponse:
    response = HttpResponse(content)
    response.headers = type(response.headers)(headers)
    return response
