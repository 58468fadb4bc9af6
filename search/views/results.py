from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clearinghouse.core.pagination import paginate
from search.presentation import present
from search.query import PAGE_SIZE
from search.selectors import search_for
from search.selectors.asked import slip_of
from search.selectors.pinned import pinned_for


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    found = search_for(request.user, request.GET, page=wanted_page(request))
    page = paginate(range(found.total), request.GET.get("page"), size=PAGE_SIZE)
    pinned = pinned_for(found.query, request.user)
    shown = replace(found, hits=[hit for hit in found.hits if hit.url not in {chosen.url for chosen in pinned}])
    context = {
        "results": shown,
        "pinned": pinned,
        "page_of_results": page,
        "slip": slip_of(found.typed or found.query, found.total),
    }
    return render(request, "search/results.html", {**context, **present(shown)})


def wanted_page(request: HttpRequest) -> int:
    """The page asked for as a number, the first where it is none; what is no page at all is refused once the total is known."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) <= 6 and int(asked) else 1
