"""Works from ERIC, in the CMS: searched, looked at, chosen, imported as drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from clearinghouse.core.errors import RuleViolation, TemporarilyUnavailable
from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange.eric.asking import AT_ONCE, FURTHEST
from clearinghouse.exchange.forms import EricChoiceForm, EricSearchForm
from clearinghouse.exchange.services import eric as services

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.exchange.services.eric import Found
    from clearinghouse.exchange.views.file_imports import SignedInRequest

TITLE = "Import from ERIC"
NO_ANSWER = "ERIC does not answer now. Try again in a minute."


@never_cache
@require_safe
def show_eric(request: SignedInRequest) -> HttpResponse:
    if not can(request.user, Capability.CURATE_LIBRARY):
        raise Http404
    form = EricSearchForm(request.GET if "q" in request.GET else None)
    found, start = None, 0
    if form.is_valid():
        start = form.cleaned_data["start"] or 0
        found = found_or_said(form, request, start)
    return render(request, "exchange/eric.html", {"form": form, "found": found, **pages_of(found, start), **furniture()})


def found_or_said(form: EricSearchForm, request: SignedInRequest, start: int) -> Found | None:
    """What ERIC found; why it did not is said beside the field."""
    try:
        return services.search_eric(form.cleaned_data["q"], actor=request.user, start=start)
    except RuleViolation as refused:
        form.add_error("q", refused.message)
    except TemporarilyUnavailable:
        form.add_error("q", NO_ANSWER)
    return None


@require_POST
def import_chosen(request: SignedInRequest) -> HttpResponse:
    if not can(request.user, Capability.CURATE_LIBRARY):
        raise Http404
    form = EricChoiceForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "Choose at least one work first.")
        return redirect("eric_import")
    try:
        outcome = services.import_from_eric(form.cleaned_data["chosen"], actor=request.user)
    except RuleViolation as refused:
        messages.warning(request, refused.message)
    else:
        say(request, outcome)
    return redirect("eric_import")


def say(request: SignedInRequest, outcome: services.Outcome) -> None:
    """Each draft with a link to its editor, and what was here already."""
    for page in outcome.made:
        button = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), "Edit")
        messages.success(request, f"“{page.title}” is a draft now.", buttons=[button])
    for chosen in outcome.known:
        messages.warning(request, f"{chosen.record.eric_id} is in the library already and was left out.")


def pages_of(found: Found | None, start: int) -> dict[str, Any]:
    """Where the results before and after these begin, None where there are none."""
    total = min(found.total, FURTHEST) if found else 0
    later = start + AT_ONCE if found and start + max(AT_ONCE, len(found.previews)) < total else None
    return {"earlier": max(0, start - AT_ONCE) if start and found else None, "later": later, "first": start + 1}


def furniture() -> dict[str, Any]:
    """What Wagtail's page frame asks for."""
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": "Home"}, {"url": reverse("eric_import"), "label": TITLE}]
    return {"breadcrumbs_items": crumbs, "page_title": TITLE, "header_title": TITLE, "header_icon": "download"}
