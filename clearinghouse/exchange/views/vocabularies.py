"""The library's vocabularies, to read and as SKOS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clearinghouse.exchange.formats.skos.rdf_xml import as_rdf_xml
from clearinghouse.exchange.formats.skos.turtle import as_turtle
from clearinghouse.exchange.selectors.vocabularies import all_schemes

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def show_vocabularies(request: HttpRequest) -> HttpResponse:
    return render(request, "exchange/vocabularies.html", {"schemes": all_schemes()})


@require_safe
def turtle(request: HttpRequest) -> HttpResponse:
    return HttpResponse(as_turtle(all_schemes()), content_type="text/turtle; charset=utf-8")


@require_safe
def rdf_xml(request: HttpRequest) -> HttpResponse:
    return HttpResponse(as_rdf_xml(all_schemes()), content_type="application/rdf+xml; charset=utf-8")
