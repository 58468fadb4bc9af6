from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.errors import RuleViolation, TryAgain
from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.returning import back_or
from clearinghouse.districts.policies import CATALOGUE, Capability, roles_held
from pd_events.enums import Seat
from pd_events.selectors.registrations import out_on, requests_for
from pd_events.services.seats import approve, decline
from pd_events.views.seats import find

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 50
LONGEST_NUMBER = 15


@never_cache
@require_safe
@login_required
def requests(request: SignedInRequest) -> HttpResponse:
    if not roles_held(request.user) & CATALOGUE[Capability.DECIDE_REQUESTS]:
        raise Http404
    page = paginate(requests_for(request.user), request.GET.get("page"), size=PAGE)
    rows = list(page.object_list)
    return render(request, "pd_events/requests.html", {"page": page, "rows": rows, "out": out_on(rows)})


@require_POST
@login_required
def decide(request: SignedInRequest) -> HttpResponse:
    """Approve or decline those that are chosen; the button says which."""
    asked = request.POST.getlist("request")
    chosen = [int(text) for text in asked if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER]
    if not chosen:
        messages.error(request, "Choose at least one request first.")
        return back_or(request, "pd_events:requests")
    return decided(request, chosen, is_no=request.POST.get("decision") == "decline")


@require_POST
@login_required
def approve_one(request: SignedInRequest, pk: int) -> HttpResponse:
    return decided(request, [find(request, pk).pk], is_no=False)


@require_POST
@login_required
def decline_one(request: SignedInRequest, pk: int) -> HttpResponse:
    return decided(request, [find(request, pk).pk], is_no=True)


def decided(request: SignedInRequest, chosen: list[int], *, is_no: bool) -> HttpResponse:
    """Decide, say what came of it, and go back to where the buttons stood."""
    try:
        done = (
            decline(chosen, reason=request.POST.get("reason", ""), actor=request.user)
            if is_no
            else approve(chosen, actor=request.user)
        )
    except TryAgain:
        raise
    except RuleViolation as no:
        messages.error(request, no.message)
    else:
        messages.success(request, said(len(done), is_no=is_no, waiting=sum(row.seat == Seat.WAITING for row in done)))
    return back_or(request, "pd_events:requests")


def said(number: int, *, is_no: bool, waiting: int) -> str:
    """What became of them, in a sentence."""
    people = "1 person was" if number == 1 else f"{number} people were"
    if is_no:
        return f"{people} declined, and read your reason."
    return f"{people} approved." + (f" {waiting} of them wait for a seat." if waiting else "")
