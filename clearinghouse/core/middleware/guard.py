"""What no page should have to think about: text that no database can store, and rules that no view has answered for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import BadRequest

from clearinghouse.core.errors import NotAllowed, RuleViolation, TryAgain
from clearinghouse.core.middleware.malformed import malformed
from clearinghouse.core.pagination import NoSuchPage
from clearinghouse.core.views.errors import bad_request, broken_rule, contended, not_found

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

NUL = "\0"
UNSTORABLE = "The text holds a character that cannot be stored. Delete unusual characters and try again."


class GuardMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if has_nul(request):
            return unstorable(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.method == "POST" and any(NUL in value for values in request.POST.lists() for value in values[1]):
            return unstorable(request)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return answer_to(request, error)


def answer_to(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """The page for an error that a person can act on; None for one that is ours."""
    if isinstance(error, NotAllowed):
        return not_found(request)
    if isinstance(error, NoSuchPage):
        return not_found(request, message=error.message)
    if isinstance(error, TryAgain):
        return contended(request, error)
    if isinstance(error, RuleViolation):
        return broken_rule(request, error)
    return unstorable(request) if is_about_text(error) else malformed(request, error)


def unstorable(request: HttpRequest) -> HttpResponse:
    return bad_request(request, BadRequest(UNSTORABLE))


def has_nul(request: HttpRequest) -> bool:
    """Whether path, query or a cookie holds a NUL, which PostgreSQL cannot store and no person types."""
    query = request.META.get("QUERY_STRING", "")
    return NUL in request.path or "%00" in query or NUL in query or any(NUL in value for value in request.COOKIES.values())


def is_about_text(error: Exception) -> bool:
    """Whether a database has refused a NUL or half a surrogate pair that came some other way, as in JSON."""
    if isinstance(error, UnicodeEncodeError):
        return "surrogates" in error.reason
    return isinstance(error, ValueError) and "NUL (0x00)" in str(error)
