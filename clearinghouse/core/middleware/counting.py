"""Counts answers by view, for `/metrics`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from clearinghouse.core.health.metrics import requests, seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class CountingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        seconds.observe(time.perf_counter() - started)
        requests.labels(view_of(request), f"{response.status_code // 100}xx").inc()
        return response


def view_of(request: HttpRequest) -> str:
    """The view's name: one of a fixed few, whatever addresses strangers ask for."""
    match = getattr(request, "resolver_match", None)
    return (match.view_name or "unnamed") if match else "none"
