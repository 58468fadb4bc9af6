from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clearinghouse.advocacy.figures.reading import read_all, read_one
from clearinghouse.advocacy.figures.registry import UnknownFigure, all_figures
from clearinghouse.advocacy.figures.registry import figure as definition_of
from clearinghouse.advocacy.selectors import ranking
from clearinghouse.advocacy.selectors.figures import archive_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.advocacy.figures.registry import Figure


def find(key: str) -> Figure:
    """The figure of this address with its value now."""
    try:
        return read_one(definition_of(key))
    except UnknownFigure:
        raise Http404 from None


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "advocacy/figures/index.html", {"figures": read_all(all_figures())})


@require_safe
def figure_page(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "advocacy/figures/figure.html", {"figure": find(key), "archive": archive_of(key)})


@require_safe
def large_districts(request: HttpRequest) -> HttpResponse:
    return render(request, "advocacy/figures/large_districts.html", {"districts": ranking.large_districts()})
