from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clearinghouse.core.pagination import paginate
from search.presentation import present
from search.query import PAGE_SIZE
from search.selectors import search_for


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    found = search_for(request.user, request.GET, page=wanted_page(request))
    page = paginate(range(found.total), request.GET.get("page"), size=PAGE_SIZE)
    return render(request, "search/results.html", {"results": found, "page_of_results": page, **present(found)})


def wanted_page(request: HttpRequest) -> int:
    """The page asked for as a number, the first where it is none; what is no page at all is refused once the total is known."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) <= 6 and int(asked) else 1
