"""Other libraries in the CMS. Wagtail lets only editors in; who curates is the policies' to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from clearinghouse.core.errors import RuleViolation
from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange.forms import HarvestSourceForm
from clearinghouse.exchange.models import HarvestSource
from clearinghouse.exchange.selectors import harvests as selectors
from clearinghouse.exchange.services import harvests as services

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_sources(request: SignedInRequest) -> HttpResponse:
    if not can(request.user, Capability.CURATE_LIBRARY):
        raise Http404
    form = HarvestSourceForm(request.POST if request.method == "POST" else None)
    if saved := saved_by(form, HarvestSource(), request):
        return redirect("harvest", saved.pk)
    return render(
        request,
        "exchange/harvests.html",
        {"form": form, "sources": selectors.sources_for(request.user), **furniture("Other libraries")},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_source(request: SignedInRequest, pk: int) -> HttpResponse:
    source = source_or_404(request, pk)
    form = HarvestSourceForm(request.POST if request.method == "POST" else None, initial=HarvestSourceForm.initial_of(source))
    if saved_by(form, source, request):
        return redirect("harvest", source.pk)
    context = {"source": source, "form": form, "report": selectors.report_of(source), **furniture(source.name)}
    return render(request, "exchange/harvest.html", context)


def saved_by(form: HarvestSourceForm, source: HarvestSource, request: SignedInRequest) -> HarvestSource | None:
    """The source as the form says; None where it says nothing, or something is wrong with it."""
    if not form.is_valid():
        return None
    try:
        saved = services.save_source(source, actor=request.user, **form.values())
    except RuleViolation as refused:
        form.add_error("address" if refused.code == "address_refused" else None, refused.message)
        return None
    messages.success(request, f"{saved.name} is kept. Look at its first records before you start.")
    return saved


@require_POST
def look(request: SignedInRequest, pk: int) -> HttpResponse:
    return do(request, pk, services.ask_for_preview)


@require_POST
def start(request: SignedInRequest, pk: int) -> HttpResponse:
    return do(request, pk, services.start)


@require_POST
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    return do(request, pk, services.stop)


def do(request: SignedInRequest, pk: int, deed: Callable[..., None]) -> HttpResponse:
    """One step, and back to where it stands."""
    source = source_or_404(request, pk)
    try:
        deed(source, actor=request.user)
    except services.HarvestMoved as moved:
        messages.error(request, moved.message)
    return redirect("harvest", source.pk)


def source_or_404(request: SignedInRequest, pk: int) -> HarvestSource:
    source = selectors.source_for(request.user, pk)
    if source is None:
        raise Http404
    return source


def furniture(title: str) -> dict[str, Any]:
    """What Wagtail's own pages have round them."""
    return {"page_title": title, "header_title": title, "header_icon": "globe"}
