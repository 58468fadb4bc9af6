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
from clearinghouse.core.views.trying import tried
from clearinghouse.districts.policies import Capability, can, decides_somewhere
from pd_events.enums import Seat
from pd_events.selectors.clashes import clashes_for
from pd_events.selectors.decisions import decisions_of, districts_coordinated_by, late_by_district
from pd_events.selectors.registrations import out_on, requests_for
from pd_events.selectors.substitutes import covers_for
from pd_events.services.seats import approve, decline, reset
from pd_events.views.seats import find

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 50
LONGEST_NUMBER = 15


def check_decides(request: SignedInRequest) -> None:
    """There is nothing here for whoever decides on no district's requests."""
    if not decides_somewhere(request.user):
        raise Http404


@never_cache
@require_safe
@login_required
def requests(request: SignedInRequest) -> HttpResponse:
    check_decides(request)
    page = paginate(requests_for(request.user), request.GET.get("page"), size=PAGE)
    rows = list(page.object_list)
    return render(
        request,
        "pd_events/requests.html",
        {
            "page": page,
            "rows": rows,
            "out": out_on(rows),
            "covers": covers_for(rows),
            "clashes": clashes_for(rows),
            "coordinates": bool(districts_coordinated_by(request.user)),
        },
    )


@require_POST
@login_required
def decide(request: SignedInRequest) -> HttpResponse:
    """Approve or decline those that are chosen; the button says which."""
    asked = request.POST.getlist("request")
    chosen = [number for text in asked if (number := number_in(text)) is not None]
    if not chosen:
        messages.error(request, "Choose at least one request first.")
        return back_or(request, "pd_events:requests")
    costs = {pk: number_in(request.POST.get(f"cost_{pk}", "")) for pk in chosen}
    shown = {pk: cost for pk, cost in costs.items() if cost is not None}
    return decided(request, chosen, is_no=request.POST.get("decision") == "decline", shown=shown)


def number_in(text: str) -> int | None:
    """The number that a form has sent; None for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None


@require_POST
@login_required
def approve_one(request: SignedInRequest, pk: int) -> HttpResponse:
    """Approve one from where its cost stood in the address of the button."""
    cost = number_in(request.GET.get("cost", ""))
    return decided(request, [find(request, pk).pk], is_no=False, shown={} if cost is None else {pk: cost})


@require_POST
@login_required
def decline_one(request: SignedInRequest, pk: int) -> HttpResponse:
    return decided(request, [find(request, pk).pk], is_no=True, shown={})


def decided(request: SignedInRequest, chosen: list[int], *, is_no: bool, shown: dict[int, int]) -> HttpResponse:
    """Decide, say what came of it, and go back to where the buttons stood."""
    try:
        done = (
            decline(chosen, reason=request.POST.get("reason", ""), actor=request.user)
            if is_no
            else approve(chosen, actor=request.user, shown=shown)
        )
    except TryAgain:
        raise
    except RuleViolation as no:
        messages.error(request, no.message)
    else:
        messages.success(request, said(len(done), is_no=is_no, waiting=sum(row.seat == Seat.WAITING for row in done)))
        if left := len(set(chosen)) - len(done):
            messages.warning(request, left_alone(left))
    return back_or(request, "pd_events:requests")


def left_alone(number: int) -> str:
    """What is said of those that were not decided."""
    which = "1 of those chosen" if number == 1 else f"{number} of those chosen"
    return f"{which} stayed as they were: not your district’s, decided on already, or dearer than when you looked."


def said(number: int, *, is_no: bool, waiting: int) -> str:
    """What became of them, in a sentence."""
    people = "1 person was" if number == 1 else f"{number} people were"
    if is_no:
        return f"{people} declined, and read your reason."
    return f"{people} approved." + (f" {waiting} of them wait for a seat." if waiting else "")


@never_cache
@require_safe
@login_required
def decided_lately(request: SignedInRequest) -> HttpResponse:
    check_decides(request)
    page = paginate(decisions_of(request.user), request.GET.get("page"), size=PAGE)
    return render(request, "pd_events/decided.html", {"page": page, "rows": list(page.object_list)})


@require_POST
@login_required
def take_up(request: SignedInRequest, pk: int) -> HttpResponse:
    registration = find(request, pk)
    if tried(request, lambda: reset(registration, actor=request.user)):
        messages.success(request, f"The request of {registration.person} waits for you again, and they hear of it.")
    return back_or(request, "pd_events:decided")


@never_cache
@require_safe
@login_required
def late(request: SignedInRequest) -> HttpResponse:
    if not can(request.user, Capability.RUN_ANY_EVENTS):
        raise Http404
    return render(request, "pd_events/late.html", {"districts": late_by_district()})
