from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.core.forms import saved
from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.returning import back_or
from clearinghouse.core.views.trying import tried
from clearinghouse.districts.policies import can_run_events
from pd_events.forms import DeclineForm, PlanForm, ProposeForm
from pd_events.models import Proposal
from pd_events.selectors.events import districts_of, districts_run_by
from pd_events.selectors.proposals import event_of, proposals_for, voices_by_district
from pd_events.services.proposals import decline_training, plan_training, propose_training, would_come, would_not_come

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 30


def find(request: SignedInRequest, pk: int) -> Proposal:
    """The proposal of this number with its counts, where the person may see it."""
    return get_object_or_404(proposals_for(request.user), pk=pk)


@never_cache
@require_safe
@login_required
def proposals(request: SignedInRequest) -> HttpResponse:
    districts = districts_of(request.user)
    if not districts and not request.user.is_superuser:
        raise Http404
    page = paginate(proposals_for(request.user), request.GET.get("page"), size=PAGE)
    return render(request, "pd_events/proposals.html", {"page": page, "may_speak": bool(districts)})


@login_required
def propose(request: SignedInRequest) -> HttpResponse:
    districts = districts_of(request.user)
    if not districts:
        raise Http404
    form = ProposeForm(request.POST or None, districts=districts)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        district = facts.pop("district")
        proposal = saved(form, lambda: propose_training(district=district, facts=facts, actor=request.user))
        if proposal is not None:
            messages.success(request, "Thank you. Members see it now and can say that they would come too.")
            return redirect(proposal)
    return render(request, "pd_events/propose.html", {"form": form})


@never_cache
@require_safe
@login_required
def proposal(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = find(request, pk)
    runs = districts_run_by(request.user) if shown.is_waiting else []
    context = {
        "proposal": shown,
        "event": event_of(shown, request.user),
        "topics": shown.topics.order_by("name"),
        "voices": voices_by_district(shown),
        "may_speak": bool(districts_of(request.user)),
        "plan_form": PlanForm(districts=runs) if runs else None,
        "decline_form": DeclineForm() if shown.is_waiting and can_run_events(request.user, shown.district) else None,
    }
    return render(request, "pd_events/proposal.html", context)


@require_POST
@login_required
def voice(request: SignedInRequest, pk: int) -> HttpResponse:
    """`I would come`, or with `out` no longer."""
    asked, districts = find(request, pk), districts_of(request.user)
    if not districts:
        raise Http404
    try:
        if request.POST.get("out"):
            would_not_come(asked, actor=request.user)
        else:
            would_come(asked, district=districts[0], actor=request.user)
    except NotAllowed:
        raise
    except RuleViolation as no:
        messages.error(request, no.message)
    else:
        messages.success(
            request, "Your voice is taken back." if request.POST.get("out") else "You are counted. We tell you when it opens."
        )
    return back_or(request, asked)


@require_POST
@login_required
def plan(request: SignedInRequest, pk: int) -> HttpResponse:
    asked, runs = find(request, pk), districts_run_by(request.user)
    if not runs:
        raise Http404
    form = PlanForm(request.POST, districts=runs)
    if not form.is_valid():
        messages.error(request, "Choose the district that offers it.")
        return redirect(asked)
    try:
        event = plan_training(asked, district=form.cleaned_data["district"], actor=request.user)
    except NotAllowed:
        raise
    except RuleViolation as no:
        messages.error(request, no.message)
        return redirect(asked)
    messages.success(request, "The draft is ready. Give it its words and its first date; who would come hears when you open it.")
    return redirect("pd_events:edit", event.slug)


@require_POST
@login_required
def decline(request: SignedInRequest, pk: int) -> HttpResponse:
    asked = find(request, pk)
    if tried(request, lambda: decline_training(asked, reason=request.POST.get("reason", ""), actor=request.user)):
        messages.success(request, "It is declined. Who proposed it reads your reason.")
    return back_or(request, asked)
