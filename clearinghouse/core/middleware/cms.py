"""One transaction round each change in the CMS, so that a page and what it sets off are stored together or not at all."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from clearinghouse.core.middleware.guard import answer_to

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class CmsTransactionMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith("/cms/") or request.method in SAFE_METHODS:
            return None
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except Exception as error:
            # Django asks no `process_exception` about what is raised here.
            if answer := answer_to(request, error):
                return answer
            raise
