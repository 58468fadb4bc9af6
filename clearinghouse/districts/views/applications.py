from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.returning import back_or
from clearinghouse.core.views.trying import tried
from clearinghouse.districts.forms.applications import AcceptForm, ReasonForm
from clearinghouse.districts.models import Application
from clearinghouse.districts.policies import Capability, can
from clearinghouse.districts.selectors import applications_for
from clearinghouse.districts.services.acceptance import accept_application
from clearinghouse.districts.services.applications import claim_application, decline_application, release_application

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 30


@never_cache
@require_safe
@login_required
def queue(request: SignedInRequest) -> HttpResponse:
    if not can(request.user, Capability.REVIEW_APPLICATIONS):
        raise Http404
    page = paginate(applications_for(request.user), request.GET.get("page"), size=PAGE)
    return render(request, "districts/applications/queue.html", {"page": page})


def find(request: SignedInRequest, pk: int) -> Application:
    """The application of this number, where the person may see it."""
    return get_object_or_404(applications_for(request.user), pk=pk)


@never_cache
@require_safe
@login_required
def application(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = find(request, pk)
    context = {"application": shown, "accept_form": AcceptForm(initial={"kind": shown.wanted_kind}), "decline_form": ReasonForm()}
    return render(request, "districts/applications/application.html", context)


@require_POST
@login_required
def claim(request: SignedInRequest, pk: int) -> HttpResponse:
    return act(request, pk, claim_application, "You see to the application of {}.")


@require_POST
@login_required
def release(request: SignedInRequest, pk: int) -> HttpResponse:
    return act(request, pk, release_application, "The application of {} is open to all administrators again.")


@require_POST
@login_required
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    form = AcceptForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose what the district becomes.")
        return back_or(request, find(request, pk))
    return act(
        request, pk, accept_application, "{} is accepted. The contact has a mail on the way.", kind=form.cleaned_data["kind"]
    )


@require_POST
@login_required
def decline(request: SignedInRequest, pk: int) -> HttpResponse:
    return act(request, pk, decline_application, "{} reads your reason in a mail.", reason=request.POST.get("reason", ""))


def act(request: SignedInRequest, pk: int, service: Callable[..., object], done: str, **facts: object) -> HttpResponse:
    """Do one thing to an application, and say how it went."""
    chosen = find(request, pk)
    if tried(request, lambda: service(chosen, actor=request.user, **facts)):
        messages.success(request, done.format(chosen.name))
    return back_or(request, chosen)
