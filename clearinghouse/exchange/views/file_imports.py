"""Imports of files in the CMS. Wagtail lets only editors in; who may import is the policies' to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from clearinghouse.core.errors import RuleViolation
from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange.enums import ImportKind
from clearinghouse.exchange.forms import RecordsUploadForm, UploadForm
from clearinghouse.exchange.records.describing import columns_in_words
from clearinghouse.exchange.selectors import file_imports as selectors
from clearinghouse.exchange.services import file_imports as services
from clearinghouse.exchange.tables import UnreadableFile

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from clearinghouse.accounts.models import User
    from clearinghouse.exchange.models import FileImport


class SignedInRequest(HttpRequest):
    user: User


# What the two kinds of file have of their own: their form, the address of their list, its title and its template.
FORMS: dict[str, type[UploadForm]] = {ImportKind.EVIDENCE: UploadForm, ImportKind.RECORDS: RecordsUploadForm}
LISTS = {
    ImportKind.EVIDENCE: ("evidence_imports", "Import evidence", "exchange/imports.html"),
    ImportKind.RECORDS: ("record_imports", "Export and import", "exchange/records.html"),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_imports(request: SignedInRequest, kind: ImportKind) -> HttpResponse:
    if not can(request.user, Capability.CURATE_LIBRARY):
        raise Http404
    form = FORMS[kind](request.POST, request.FILES) if request.method == "POST" else FORMS[kind]()
    if form.is_valid():
        try:
            publishes = form.cleaned_data.get("publishes", False)
            found = services.receive_upload(form.cleaned_data["file"], actor=request.user, kind=kind, publishes=publishes)
        except UnreadableFile as refused:
            form.add_error("file", refused.message)
        else:
            return redirect("file_import", found.public_id)
    context = {"form": form, "imports": selectors.last_imports(request.user, kind), "columns": columns_in_words, **furniture(kind)}
    return render(request, LISTS[kind][2], context)


@never_cache
@require_safe
def show_import(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    found = import_or_404(request, public_id)
    context = {"found": found, "report": selectors.report_of(found), **furniture(ImportKind(found.kind), found)}
    return render(request, "exchange/import.html", context)


@never_cache
@require_safe
def show_progress(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    found = import_or_404(request, public_id)
    words, done, total = selectors.progress_of(found)
    return JsonResponse({"is_open": found.is_open, "state": found.state, "words": words, "done": done, "total": total})


@require_POST
def start_import(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    return do(request, public_id, services.start_import)


@require_POST
def discard_import(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    return do(request, public_id, services.discard_import)


def do(request: SignedInRequest, public_id: UUID, service: Any) -> HttpResponse:
    """Call the service, and say its no where the person is led anyway."""
    found = import_or_404(request, public_id)
    try:
        service(found, actor=request.user)
    except RuleViolation as refused:
        messages.warning(request, refused.message)
    return redirect("file_import", public_id)


def import_or_404(request: SignedInRequest, public_id: UUID) -> FileImport:
    found = selectors.import_for(request.user, public_id)
    if found is None:
        raise Http404
    return found


def furniture(kind: ImportKind, found: FileImport | None = None) -> dict[str, Any]:
    """What Wagtail's page frame asks for, and the way back to the list of the same kind."""
    name, label, _ = LISTS[kind]
    url = reverse(name)
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": "Home"}, {"url": url, "label": label}]
    here = [{"url": "", "label": found.file_name}] if found else []
    title = found.file_name if found else label
    frame = {"breadcrumbs_items": [*crumbs, *here], "page_title": title, "header_title": title, "header_icon": "upload"}
    return {"list_url": url, **frame}
