"""All public records in one file, its checksum, and a page that explains them."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from clearinghouse.core.views.errors import answer
from clearinghouse.exchange.selectors.bulk import Export, export_to_give

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

FILE_NAME = "records.jsonl.gz"
RETRY_AFTER_SECONDS = 60
BEING_MADE = "The file of all records is being made anew. Try again in a minute."


@require_safe
def show_data(request: HttpRequest) -> HttpResponse:
    context = {
        "export": export_to_give(),
        "license": settings.RECORDS_LICENSE,
        "license_url": settings.RECORDS_LICENSE_URL,
    }
    return render(request, "exchange/data.html", context)


@require_safe
def records(request: HttpRequest) -> HttpResponseBase:
    """The file, or for who has it already that it is still the same."""
    export = export_to_give()
    if export is None:
        return being_made()
    etag = f'"{export.checksum}"'
    if known := get_conditional_response(request, etag=etag):
        return known
    return packed_file(request, export, etag)


@require_safe
def checksum(request: HttpRequest) -> HttpResponse:
    """As `sha256sum --check` reads it."""
    export = export_to_give()
    if export is None:
        return being_made()
    return HttpResponse(f"{export.checksum}  {FILE_NAME}\n", content_type="text/plain; charset=utf-8", headers=NOT_KEPT)


def packed_file(request: HttpRequest, export: Export, etag: str) -> HttpResponseBase:
    """The file as it lies on the disk: it is packed already, and packed again it would be another than its checksum says."""
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    try:
        stream = export.file.open("rb")
    except FileNotFoundError:  # made anew twice since we looked
        return being_made()
    return FileResponse(
        stream, as_attachment=True, filename=FILE_NAME, content_type="application/gzip", headers={**NOT_KEPT, "ETag": etag}
    )


# It must be asked for each time: what was public when the file was made may no longer be.
NOT_KEPT = {"Cache-Control": "no-cache"}


def being_made() -> HttpResponse:
    """There is no file to give just now."""
    waiting = answer("503.html", HTTPStatus.SERVICE_UNAVAILABLE, BEING_MADE)
    waiting.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return waiting
