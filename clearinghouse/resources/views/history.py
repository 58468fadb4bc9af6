from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clearinghouse.resources.selectors.history import compare, history_of, latest_pair, resource_for

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.resources.models import ResourcePage

LONGEST_NUMBER = 9


def find(request: HttpRequest, pk: int) -> ResourcePage:
    """The resource of this number where the person may see it."""
    page = resource_for(pk, request.user)
    if page is None:
        raise Http404
    return page


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    page = find(request, pk)
    entries = history_of(page, request.user, request.GET.get("page"))
    versions = [entry for entry in entries if entry.revision]
    return render(request, "resources/history/history.html", {"resource": page, "entries": entries, "versions": versions})


@require_safe
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    page = find(request, pk)
    pair = asked_pair(request) or latest_pair(page, request.user)
    compared = compare(page, request.user, *pair) if pair else None
    if compared is None:
        raise Http404
    return render(request, "resources/history/compare.html", {"resource": page, "comparison": compared})


def asked_pair(request: HttpRequest) -> tuple[int, int] | None:
    """The two versions that the address names; None where it names none. Nonsense is no version."""
    asked = [request.GET.get(name, "") for name in ("from", "to")]
    if not any(asked):
        return None
    if not all(text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER for text in asked):
        raise Http404
    return int(asked[0]), int(asked[1])
