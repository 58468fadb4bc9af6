from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.forms import saved
from clearinghouse.districts.policies import Capability, can
from pd_events.forms import TemplateForm
from pd_events.models import EventTemplate
from pd_events.selectors.events import districts_run_by
from pd_events.selectors.templates import templates_for
from pd_events.services.templates import delete_template, save_template
from pd_events.views.editing import find

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@require_safe
@login_required
def templates(request: SignedInRequest) -> HttpResponse:
    if not districts_run_by(request.user):
        raise Http404
    own = {district.pk for district in districts_run_by(request.user)}
    may_share = can(request.user, Capability.RUN_ANY_EVENTS)
    rows = [(row, may_share if row.district_id is None else row.district_id in own) for row in templates_for(request.user)]
    return render(request, "pd_events/templates.html", {"rows": rows})


@login_required
def save(request: SignedInRequest, slug: str) -> HttpResponse:
    event = find(request, slug)
    form = TemplateForm(
        request.POST or None, may_share=can(request.user, Capability.RUN_ANY_EVENTS), initial={"called": event.title}
    )
    if request.method == "POST" and form.is_valid():
        name, for_all = form.cleaned_data["called"], form.cleaned_data.get("for_all", False)
        if saved(form, lambda: save_template(event, name=name, for_all=for_all, actor=request.user)):
            messages.success(request, "The template is saved. Begin a new training with it whenever you like.")
            return redirect("pd_events:templates")
    return render(request, "pd_events/save_template.html", {"event": event, "form": form})


@require_POST
@login_required
def delete(request: SignedInRequest, pk: int) -> HttpResponse:
    template = get_object_or_404(EventTemplate.objects.visible_to(request.user).select_related("district"), pk=pk)
    delete_template(template, actor=request.user)
    messages.success(request, f"The template “{template}” is deleted. Trainings that began with it stay.")
    return redirect("pd_events:templates")
