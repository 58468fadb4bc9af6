from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.challenges.forms import DeclineForm, ProposeForm
from clearinghouse.challenges.models import Proposal
from clearinghouse.challenges.selectors.proposals import districts_to_propose_from, proposals_for
from clearinghouse.challenges.services.proposals import accept_proposal, decline_proposal, propose_challenge
from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.core.forms import saved
from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.returning import back_or
from clearinghouse.core.views.trying import tried
from clearinghouse.districts.policies import Capability, can

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 30


@login_required
def propose(request: SignedInRequest) -> HttpResponse:
    districts = districts_to_propose_from(request.user)
    if not districts:
        raise Http404
    form = ProposeForm(request.POST or None, districts=districts)
    if request.method == "POST" and form.is_valid():
        proposal = saved(form, lambda: propose_challenge(**form.cleaned_data, actor=request.user))
        if proposal is not None:
            messages.success(request, "Thank you. The administrators of the consortium read it and answer you.")
            return redirect(proposal)
    return render(request, "challenges/propose.html", {"form": form})


@never_cache
@require_safe
@login_required
def proposals(request: SignedInRequest) -> HttpResponse:
    page = paginate(proposals_for(request.user), request.GET.get("page"), size=PAGE)
    return render(request, "challenges/proposals.html", {"page": page, "may_decide": can(request.user, Capability.KEEP_CHALLENGES)})


def find(request: SignedInRequest, pk: int) -> Proposal:
    """The proposal of this number, where the person may see it."""
    return get_object_or_404(
        Proposal.objects.visible_to(request.user).select_related("proposed_by", "district", "challenge"), pk=pk
    )


@never_cache
@require_safe
@login_required
def proposal(request: SignedInRequest, pk: int) -> HttpResponse:
    context = {"proposal": find(request, pk), "may_decide": can(request.user, Capability.KEEP_CHALLENGES), "form": DeclineForm()}
    return render(request, "challenges/proposal.html", context)


@require_POST
@login_required
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    accepted = find(request, pk)
    try:
        challenge = accept_proposal(accepted, actor=request.user)
    except NotAllowed:
        raise
    except RuleViolation as no:
        messages.error(request, no.message)
        return back_or(request, accepted)
    messages.success(request, f"“{challenge}” is number {challenge.number} on the list now.")
    return back_or(request, challenge)


@require_POST
@login_required
def decline(request: SignedInRequest, pk: int) -> HttpResponse:
    declined = find(request, pk)
    if tried(request, lambda: decline_proposal(declined, reason=request.POST.get("reason", ""), actor=request.user)):
        messages.success(request, f"Who proposed “{declined}” reads your reason.")
    return back_or(request, declined)
