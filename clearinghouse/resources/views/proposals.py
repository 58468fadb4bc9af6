from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.core.forms import refuse
from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.trying import tried
from clearinghouse.districts.policies import Capability, can, can_judge, can_propose_resources
from clearinghouse.resources.forms.proposals import ChangeForm, ProposeForm, SaidForm
from clearinghouse.resources.models import ResourceProposal
from clearinghouse.resources.selectors.proposals import Duplicates, districts_to_propose_from, find_duplicates, proposals_of
from clearinghouse.resources.selectors.rubric import reviews_of_proposal
from clearinghouse.resources.services.proposals import answer_changes, propose_resource, withdraw_proposal

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 30
FORM_METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(FORM_METHODS)
@login_required
def propose(request: SignedInRequest) -> HttpResponse:
    districts = districts_to_propose_from(request.user)
    if not districts:
        raise Http404
    form, known = ProposeForm(request.POST or None, districts=districts), Duplicates()
    if request.method == "POST" and form.is_valid():
        known = known_of(request, form)
        if (not known or known.mark == form.cleaned_data["seen"]) and (sent := send(request, form)):
            messages.success(request, "Thank you. A curator reads it and answers you; nothing is public before.")
            return redirect(sent)
    if known:
        form.data = marked(request, known)
    return render(request, "resources/proposals/propose.html", {"form": form, "known": known})


def known_of(request: SignedInRequest, form: ProposeForm) -> Duplicates:
    """What the library knows already of what the form describes."""
    said = form.cleaned_data
    return find_duplicates(request.user, title=said["title"], address=said["source_url"], doi=said["doi"], eric_id=said["eric_id"])


def marked(request: SignedInRequest, known: Duplicates) -> QueryDict:
    """What was sent, with the mark of what was shown: sent once more, it goes through."""
    said = request.POST.copy()
    said["seen"] = known.mark
    return said


def send(request: SignedInRequest, form: ProposeForm) -> ResourceProposal | None:
    """Propose it; where a rule says no, the form says so."""
    said = form.cleaned_data
    try:
        return propose_resource(
            said["kind"], form.said(), district=said["district"], actor=request.user, tech_level=said["tech_level"]
        )
    except NotAllowed:
        raise
    except RuleViolation as no:
        refuse(form, no)
    except ValidationError as no:
        refuse_draft(form, no)
    return None


def refuse_draft(form: SaidForm, no: ValidationError) -> None:
    """Say what the draft does not take, beside the field where the form has it."""
    for name, words in no.message_dict.items():
        form.add_error(name if name in form.fields else None, words)


@never_cache
@require_safe
@login_required
def proposals(request: SignedInRequest) -> HttpResponse:
    page = paginate(proposals_of(request.user), request.GET.get("page"), size=PAGE)
    return render(request, "resources/proposals/proposals.html", {"page": page, "may_propose": can_propose_resources(request.user)})


def find(request: SignedInRequest, pk: int) -> ResourceProposal:
    """The proposal of this number, where the person may see it."""
    visible = ResourceProposal.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("page", "proposed_by", "district"), pk=pk)


@never_cache
@require_safe
@login_required
def proposal(request: SignedInRequest, pk: int) -> HttpResponse:
    found = find(request, pk)
    context = {
        "proposal": found,
        "reviews": reviews_of_proposal(found.pk),
        "is_own": found.proposed_by_id == request.user.pk,
        "may_decide": found.is_waiting and can_judge(request.user, proposed_by=found.proposed_by_id),
        "curates": can(request.user, Capability.CURATE_LIBRARY),
    }
    return render(request, "resources/proposals/proposal.html", context)


def own(request: SignedInRequest, pk: int) -> ResourceProposal:
    """The person's own proposal of this number."""
    return get_object_or_404(proposals_of(request.user), pk=pk)


@never_cache
@require_http_methods(FORM_METHODS)
@login_required
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    found = own(request, pk)
    if not found.asks_changes or found.page is None:
        raise Http404
    draft = found.page.specific.get_latest_revision_as_object()
    initial = {name: getattr(draft, name) for name in SaidForm.base_fields if hasattr(draft, name)}
    form = ChangeForm(request.POST or None, page=draft, initial={**initial, "topics": draft.topics.all(), "why": found.why})
    if request.method == "POST" and form.is_valid():
        try:
            answer_changes(found, form.said(), actor=request.user)
        except ValidationError as no:
            refuse_draft(form, no)
        else:
            messages.success(request, "Thank you. A curator reads it again.")
            return redirect(found)
    return render(request, "resources/proposals/change.html", {"form": form, "proposal": found})


@require_POST
@login_required
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    found = own(request, pk)
    if tried(request, lambda: withdraw_proposal(found, actor=request.user)):
        messages.success(request, f"“{found}” is withdrawn. Nobody decides on it any more.")
    return redirect("library:proposals")
