"""Who a person is in the consortium is read once for each page that changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.core.middleware.cms import SAFE_METHODS
from clearinghouse.districts.places import kept_for_a_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class PlacesMiddleware:
    """Keeps them until the page is made; where something is changed they are asked anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """As Django has it."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        with kept_for_a_page():
            return self.get_response(request)
