from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.returning import back_or
from clearinghouse.districts.policies import Capability, can, is_member
from clearinghouse.resources.forms.tried_here import ReportForm
from clearinghouse.resources.models import TriedHere, TriedHereReport
from clearinghouse.resources.selectors.tried_here import notes_taken_down, reported_notes
from clearinghouse.resources.services.tried_here_reports import decide_report, put_back, report_note
from clearinghouse.resources.views.tried_here import find

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 20


@login_required
def report(request: SignedInRequest, pk: int) -> HttpResponse:
    note = find(request, pk)
    if not (note.is_shown and is_member(request.user)):
        raise Http404
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        report_note(note, reason=form.cleaned_data["reason"], actor=request.user)
        messages.success(request, "Thank you. A moderator or curator looks at it.")
        return redirect(note.page.url or "/library/")
    return render(request, "resources/tried_here/report.html", {"form": form, "note": note})


@never_cache
@require_safe
@login_required
def reports(request: SignedInRequest) -> HttpResponse:
    if not can(request.user, Capability.KEEP_NOTES):
        raise Http404
    page = paginate(reported_notes(request.user), request.GET.get("page"), size=PAGE)
    context = {"page_of_notes": page, "taken_down": notes_taken_down(request.user)}
    return render(request, "resources/tried_here/reports.html", context)


@require_POST
@login_required
def decide(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(TriedHereReport.objects.visible_to(request.user), pk=pk)
    deed = request.POST.get("deed")
    if deed in ("take_down", "keep"):
        note = decide_report(found, take_down=deed == "take_down", actor=request.user)
        messages.success(request, "The note stands." if note.is_shown else "The note is taken down.")
    else:
        messages.error(request, "Choose whether the note stands or is taken down.")
    return back_or(request, "library:tried_here_reports")


@require_POST
@login_required
def put_note_back(request: SignedInRequest, pk: int) -> HttpResponse:
    if not can(request.user, Capability.KEEP_NOTES):
        raise Http404
    put_back(get_object_or_404(TriedHere, pk=pk), actor=request.user)
    messages.success(request, "The note stands again.")
    return back_or(request, "library:tried_here_reports")
