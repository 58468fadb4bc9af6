from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from clearinghouse.core.views.returning import back_or
from clearinghouse.core.views.trying import tried
from pd_events.forms import CancelForm
from pd_events.models import EventDate
from pd_events.selectors.rosters import seats_by_district
from pd_events.services.minimum import run_anyway
from pd_events.views.editing import find_date

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@login_required
def decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """The choice between running a date with few people and calling it off; a POST decides to run it."""
    date = find_date(request, pk)
    if request.method != "POST":
        context = {
            "date": date,
            "in_question": EventDate.objects.to_decide(timezone.now()).filter(pk=pk).exists(),
            "by_district": seats_by_district(date),
            "form": CancelForm(),
        }
        return render(request, "pd_events/decide.html", context)
    if tried(request, lambda: run_anyway(date, actor=request.user)):
        messages.success(request, "It takes place. Everybody with a place hears of it.")
    return back_or(request, date.event)
