from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.forms import saved
from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.trying import tried
from pd_events.forms import ArrangeForm, NeedForm
from pd_events.models import Accommodation, Registration
from pd_events.selectors.accommodations import SHOWN, arranges_somewhere, own_needs, readers_of, to_arrange
from pd_events.services.accommodations import arrange, arrangers, ask_for, withdraw

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 50


@never_cache
@login_required
def own(request: SignedInRequest, pk: int) -> HttpResponse:
    rows = Registration.objects.filter(person=request.user).select_related(
        "date__event__district", "date__event__accommodation_contact", "date__district", "district", "person"
    )
    registration = get_object_or_404(rows, pk=pk)
    readers = readers_of(registration.date.event, [registration.district])
    form = NeedForm(request.POST or None, readers=readers)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if saved(form, lambda: ask_for(registration, text=text, actor=request.user)):
            messages.success(request, "Those who arrange it are told that there is something to read.")
            return redirect("pd_events:own_accommodations", pk)
    context = {"registration": registration, "needs": own_needs(registration), "form": form}
    return render(request, "pd_events/own_needs.html", context)


@require_POST
@login_required
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    need = get_object_or_404(Accommodation.objects.filter(registration__person=request.user), pk=pk)
    if tried(request, lambda: withdraw(need, actor=request.user)):
        messages.success(request, "It is taken back.")
    return redirect("pd_events:own_accommodations", need.registration_id)


@never_cache
@require_safe
@login_required
def listed(request: SignedInRequest) -> HttpResponse:
    if not arranges_somewhere(request.user):
        raise Http404
    page = paginate(to_arrange(request.user), request.GET.get("page"), size=PAGE)
    return render(request, "pd_events/needs.html", {"page": page, "rows": list(page.object_list)})


@never_cache
@login_required
def one(request: SignedInRequest, pk: int) -> HttpResponse:
    rows = to_arrange(request.user).select_related(*SHOWN, "registration__date__event__accommodation_contact")
    need = get_object_or_404(rows, pk=pk)
    people = arrangers(need.registration)
    initial = {"owner": need.owner_id, "due_on": need.due_on, "state": need.state, "answer": need.answer}
    form = ArrangeForm(request.POST or None, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        if saved(form, lambda: arrange(need, **words, actor=request.user)):
            messages.success(request, "It is saved. Where something came of it, the person is told.")
            return redirect("pd_events:accommodations")
    history = need.history.select_related("actor")
    return render(request, "pd_events/need.html", {"need": need, "form": form, "history": history})
