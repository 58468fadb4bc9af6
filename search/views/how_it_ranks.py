from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.selectors.explaining import rules


@require_safe
def how_it_ranks(request: HttpRequest) -> HttpResponse:
    return render(request, "search/how_it_ranks.html", {"rules": rules()})
