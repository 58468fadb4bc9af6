from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from clearinghouse.resources.packing.table import csv_of
from clearinghouse.resources.packing.zip import packed, zip_of
from clearinghouse.resources.selectors.collections import entries_of
from clearinghouse.resources.views.collections import find

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


@require_safe
def table(request: HttpRequest, slug: str) -> HttpResponse:
    shown = find(request, slug)
    answer = HttpResponse(csv_of(entries_of(shown, request.user)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{shown.slug}.csv"'
    return answer


@require_safe
def archive(request: HttpRequest, slug: str) -> HttpResponseBase:
    shown = find(request, slug)
    answer = StreamingHttpResponse(zip_of(shown, packed(entries_of(shown, request.user))), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{shown.slug}.zip"'
    return answer
