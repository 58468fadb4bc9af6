from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources.curation.intervals import MONTHS
from clearinghouse.resources.forms.curation import ConfirmForm, OwnerForm, QueueForm, RetireForm
from clearinghouse.resources.models import ResourcePage
from clearinghouse.resources.selectors.curation import curation_queue
from clearinghouse.resources.selectors.retiring import resource_at
from clearinghouse.resources.selectors.rubric import reviews_of_page
from clearinghouse.resources.services.retiring import retire_resource, revive_resource
from clearinghouse.resources.services.review_dates import confirm_resource, give_to_owner, possible_owners

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


def check(request: SignedInRequest) -> None:
    """For those who curate; for others there is nothing here."""
    if not can(request.user, Capability.CURATE_LIBRARY):
        raise Http404


@never_cache
@require_safe
@login_required
def queue(request: SignedInRequest) -> HttpResponse:
    check(request)
    form = QueueForm(request.GET)
    form.is_valid()
    wanted = form.wanted(request.GET.get("queue", "proposed"))
    waiting = curation_queue(wanted, request.GET.get("page"), user_id=request.user.pk)
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {"form": form, "waiting": waiting, "query": asked.urlencode(), "is_filtered": any(form.cleaned_data.values())}
    return render(request, "resources/curation/queue.html", context)


@never_cache
@require_safe
@login_required
def care(request: SignedInRequest, pk: int) -> HttpResponse:
    check(request)
    return show(request, pk)


def show(request: SignedInRequest, pk: int, **forms: Form) -> HttpResponse:
    """Everything a curator does for one resource; `forms` are those that were not understood."""
    found = ResourcePage.objects.select_related("owner", "replaced_by", "proposal__district", "proposal__proposed_by")
    page = get_object_or_404(found, id=pk)
    owner = OwnerForm(people=possible_owners(), initial={"owner": page.owner_id})
    context = {
        "resource": page,
        "months": MONTHS[page.specific_class.kind],
        "reviews": reviews_of_page(pk),
        "confirm_form": ConfirmForm(),
        "owner_form": owner,
        "retire_form": RetireForm(),
        **forms,
    }
    return render(request, "resources/curation/care.html", context)


def done(request: SignedInRequest, pk: int, deed: Callable[[], ResourcePage], words: str) -> HttpResponse:
    """Do it, and go back to the resource with what came of it."""
    try:
        page = deed()
    except NotAllowed:
        raise
    except RuleViolation as no:
        messages.error(request, no.message)
    else:
        messages.success(request, words.format(page.title))
    return redirect("library:care", pk)


@require_POST
@login_required
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    check(request)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return show(request, pk, confirm_form=form)
    return done(request, pk, lambda: confirm_resource(pk, actor=request.user, **form.cleaned_data), "“{}” still holds.")


@require_POST
@login_required
def owner(request: SignedInRequest, pk: int) -> HttpResponse:
    check(request)
    form = OwnerForm(request.POST, people=possible_owners())
    if not form.is_valid():
        return show(request, pk, owner_form=form)
    return done(request, pk, lambda: give_to_owner(pk, form.cleaned_data["owner"], actor=request.user), "Saved who sees to “{}”.")


@require_POST
@login_required
def retire(request: SignedInRequest, pk: int) -> HttpResponse:
    check(request)
    form = RetireForm(request.POST)
    if not form.is_valid():
        return show(request, pk, retire_form=form)
    said = form.cleaned_data
    replacement = resource_at(said["replaced_by"]) if said["replaced_by"] else None
    if said["replaced_by"] and replacement is None:
        form.add_error("replaced_by", "There is no published resource at this address. Copy it from the resource's page.")
        return show(request, pk, retire_form=form)
    chosen = replacement.pk if replacement else None
    deed = lambda: retire_resource(pk, reason=said["reason"], replaced_by=chosen, actor=request.user)  # noqa: E731 -- one of four
    return done(request, pk, deed, "“{}” is retired. Its page says why.")


@require_POST
@login_required
def revive(request: SignedInRequest, pk: int) -> HttpResponse:
    check(request)
    return done(request, pk, lambda: revive_resource(pk, actor=request.user), "“{}” is back in use.")
