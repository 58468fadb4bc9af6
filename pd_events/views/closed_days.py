from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from clearinghouse.core.forms import saved
from clearinghouse.districts.models import District
from clearinghouse.districts.policies import can_run_events, can_see_people
from pd_events.forms import DayOffForm, DaysOffFileForm
from pd_events.models import ClosedDay
from pd_events.selectors.closed_days import days_off_of
from pd_events.services.closed_days import add_days_off, remove_day_off

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


def find(request: SignedInRequest, slug: str) -> District:
    """The belonging district of this address. Members may see each other's days off."""
    if not can_see_people(request.user):
        raise Http404
    return get_object_or_404(District.objects.belonging(), slug=slug)


@never_cache
@login_required
def closed_days(request: SignedInRequest, slug: str) -> HttpResponse:
    """The district's days off; whoever runs its events adds one, or a file of them."""
    district = find(request, slug)
    may_keep = can_run_events(request.user, district)
    if request.method == "POST" and not may_keep:
        raise Http404
    is_file = request.method == "POST" and request.POST.get("what") == "file"
    one = DayOffForm(request.POST if request.method == "POST" and not is_file else None)
    file = DaysOffFileForm(request.POST if is_file else None, request.FILES if is_file else None)
    form = file if is_file else one
    if request.method == "POST" and form.is_valid():
        added = saved(form, lambda: add_days_off(district, rows=form.rows(), actor=request.user))
        if added is not None:
            messages.success(request, said(added))
            return redirect("pd_events:closed_days", slug)
    coming, past = days_off_of(district)
    context = {"district": district, "coming": coming, "past": past, "may_keep": may_keep, "one": one, "file": file}
    return render(request, "pd_events/closed_days.html", context)


def said(added: int) -> str:
    """What came of it, in a sentence."""
    if not added:
        return "Nothing new: all of it stood here already."
    return "It is added." if added == 1 else f"{added} times off are added."


@require_POST
@login_required
def remove(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    day = get_object_or_404(
        ClosedDay.objects.visible_to(request.user).select_related("district"), pk=pk, district=find(request, slug)
    )
    remove_day_off(day, actor=request.user)
    messages.success(request, f"{day.name} is taken away. Offers made before keep their time.")
    return redirect("pd_events:closed_days", slug)
