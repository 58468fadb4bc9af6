"""The table of resources: for curators what they may see, for everybody what is public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange.records.sheets import as_csv, as_workbook
from clearinghouse.exchange.selectors.record_tables import public_table, table_for
from clearinghouse.resources.enums import ResourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponseBase

    from clearinghouse.exchange.views.file_imports import SignedInRequest

CSV = "text/csv; charset=utf-8"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_safe
def export_csv(request: SignedInRequest) -> HttpResponseBase:
    return download(request, as_csv(curators_rows(request)), CSV, "csv")


@never_cache
@require_safe
def export_workbook(request: SignedInRequest) -> HttpResponseBase:
    return download(request, as_workbook(curators_rows(request)), WORKBOOK, "xlsx")


@require_safe
def export_public_csv(request: HttpRequest) -> HttpResponseBase:
    """What is public, to whoever asks: signed in or not, it is the same table."""
    return download(request, as_csv(public_table()), CSV, "csv")


def curators_rows(request: SignedInRequest) -> Iterator[list[str]]:
    """The rows for who curates, of the kind that the address names. Raises Http404 for all others, and for an unknown kind."""
    kind = request.GET.get("kind", "")
    if not can(request.user, Capability.CURATE_LIBRARY) or kind not in ("", *ResourceKind.values):
        raise Http404
    return table_for(request.user, kind)


def download(request: HttpRequest, content: Iterator[bytes], media_type: str, ending: str) -> HttpResponseBase:
    """A file with the day in its name, sent while it is made."""
    response = StreamingHttpResponse(iter(()) if request.method == "HEAD" else content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="resources-{timezone.localdate().isoformat()}.{ending}"'
    return response
