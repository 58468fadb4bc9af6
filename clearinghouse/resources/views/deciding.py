from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from clearinghouse.core.forms import saved
from clearinghouse.districts.policies import can_judge
from clearinghouse.resources.enums import Decision
from clearinghouse.resources.forms.rubric import DecideForm
from clearinghouse.resources.models import ResourceProposal
from clearinghouse.resources.selectors.proposals import find_duplicates
from clearinghouse.resources.selectors.rubric import reviews_of_proposal
from clearinghouse.resources.services.rubric import decide

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

DONE = {
    Decision.APPROVE: "“{}” is in the library now. Whoever proposed it is told.",
    Decision.CHANGES: "“{}” went back to whoever proposed it, with your words.",
    Decision.DECLINE: "“{}” is declined. Whoever proposed it reads your reason.",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def decide_on(request: SignedInRequest, pk: int) -> HttpResponse:
    proposal = to_judge(request, pk)
    if not proposal.is_waiting or proposal.page is None:
        messages.info(request, "Somebody has decided on this proposal already.")
        return redirect(proposal)
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and carried_out(request, proposal, form):
        return redirect("library:curation")
    draft = proposal.page.specific.get_latest_revision_as_object()
    known = find_duplicates(
        request.user, title=draft.title, address=draft.source_url, doi=draft.doi, eric_id=draft.eric_id, but_not=draft.pk
    )
    context = {"proposal": proposal, "draft": draft, "form": form, "known": known, "reviews": reviews_of_proposal(proposal.pk)}
    return render(request, "resources/curation/decide.html", context)


def to_judge(request: SignedInRequest, pk: int) -> ResourceProposal:
    """The proposal of this number for somebody who may judge it."""
    visible = ResourceProposal.objects.visible_to(request.user).select_related("page", "proposed_by", "district")
    proposal = get_object_or_404(visible, pk=pk)
    if not can_judge(request.user, proposed_by=proposal.proposed_by_id):
        raise Http404
    return proposal


def carried_out(request: SignedInRequest, proposal: ResourceProposal, form: DecideForm) -> bool:
    """Decide as the form says; where a rule says no, the form says so."""
    decision = Decision(form.cleaned_data["choice"])
    if not saved(form, lambda: decide(proposal.page_id or 0, form.verdict(decision), actor=request.user)):
        return False
    messages.success(request, DONE[decision].format(proposal))
    return True
