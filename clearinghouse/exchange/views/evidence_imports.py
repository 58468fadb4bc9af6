"""The import of evidence in the CMS. Wagtail lets only editors in; who may import is the policies' to say."""

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
from clearinghouse.exchange.forms import EvidenceUploadForm
from clearinghouse.exchange.selectors import evidence_imports as selectors
from clearinghouse.exchange.services import evidence_imports as services
from clearinghouse.exchange.tables import UnreadableFile

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from clearinghouse.accounts.models import User
    from clearinghouse.exchange.models import EvidenceImport


class SignedInRequest(HttpRequest):
    user: User


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_imports(request: SignedInRequest) -> HttpResponse:
    if not can(request.user, Capability.CURATE_LIBRARY):
        raise Http404
    form = EvidenceUploadForm(request.POST, request.FILES) if request.method == "POST" else EvidenceUploadForm()
    if form.is_valid():
        try:
            found = services.receive_upload(form.cleaned_data["file"], actor=request.user)
        except UnreadableFile as refused:
            form.add_error("file", refused.message)
        else:
            return redirect("evidence_import", found.public_id)
    return render(request, "exchange/imports.html", {"form": form, "imports": selectors.last_imports(request.user), **furniture()})


@never_cache
@require_safe
def show_import(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    found = import_or_404(request, public_id)
    context = {"found": found, "report": selectors.report_of(found), **furniture(found)}
    return render(request, "exchange/import.html", context)


@never_cache
@require_safe
def show_progress(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    found = import_or_404(request, public_id)
    words = found.stage if found.beat_at and found.stage else found.get_state_display()
    return JsonResponse({"is_open": found.is_open, "state": found.state, "words": words, "done": found.done, "total": found.total})


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
    return redirect("evidence_import", public_id)


def import_or_404(request: SignedInRequest, public_id: UUID) -> EvidenceImport:
    found = selectors.import_for(request.user, public_id)
    if found is None:
        raise Http404
    return found


def furniture(found: EvidenceImport | None = None) -> dict[str, Any]:
    """What Wagtail's page frame asks for."""
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": "Home"},
        {"url": reverse("evidence_imports"), "label": "Import evidence"},
    ]
    here = [{"url": "", "label": found.file_name}] if found else []
    title = found.file_name if found else "Import evidence"
    return {"breadcrumbs_items": [*crumbs, *here], "page_title": title, "header_title": title, "header_icon": "upload"}
