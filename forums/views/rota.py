from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from clearinghouse.core.views.trying import tried
from forums.forms import RotaForm
from forums.models import DutyWeek
from forums.policies import can_plan_rota
from forums.readers import reader_of
from forums.selectors.people import overseers
from forums.selectors.rota import weeks_ahead
from forums.services.rota import clear_week, plan_week

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@login_required
def rota(request: SignedInRequest) -> HttpResponse:
    if not can_plan_rota(reader_of(request.user)):
        raise Http404
    weeks = weeks_ahead()
    free = next((week.starts for week in weeks if week.duty is None), weeks[0].starts)
    form = RotaForm(request.POST or None, weeks=weeks, people=overseers(), initial={"starts": free.isoformat()})
    if request.method == "POST" and form.is_valid():
        if tried(request, lambda: plan_week(**form.cleaned_data, actor=request.user)):
            messages.success(request, "The week is planned. Whoever is on duty is told.")
        return redirect("forums:rota")
    return render(request, "forums/rota.html", {"weeks": weeks, "form": form})


@require_POST
@login_required
def clear(request: SignedInRequest, pk: int) -> HttpResponse:
    week = DutyWeek.objects.visible_to(request.user).filter(id=pk).first()
    if week is None:
        raise Http404
    clear_week(week, actor=request.user)
    messages.success(
        request, f"Nobody is on duty in the week of {week.starts:%B %-d} now. Plan somebody, so that nothing waits unseen."
    )
    return redirect("forums:rota")
