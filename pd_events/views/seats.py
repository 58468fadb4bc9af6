from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.forms import saved
from clearinghouse.core.views.returning import back_or
from clearinghouse.core.views.trying import tried
from clearinghouse.districts.policies import can_decide_requests
from pd_events.enums import Letter, Seat
from pd_events.forms import RegisterForm, SubstituteForm, TransferForm
from pd_events.models import Registration
from pd_events.selectors.asking import sheet_for
from pd_events.selectors.clashes import clashes_before_asking
from pd_events.selectors.registrations import colleagues_to_take_over, trainings_of
from pd_events.selectors.standings import standings_on
from pd_events.selectors.substitutes import buildings_in, last_building
from pd_events.services.asking import ask_for_place
from pd_events.services.seats import Ask, accept_offer, change_substitute, leave, transfer

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest
    from pd_events.models import EventDate

SAID = {
    Seat.CONFIRMED: "You have a seat. The invitation for your calendar is in our mail.",
    Seat.HELD: "A seat is held for you. Your coordinator decides; we write to you.",
    Seat.WAITING: "You are on the waiting list. We write to you as soon as a seat is yours.",
}


@never_cache
@require_safe
@login_required
def mine(request: SignedInRequest) -> HttpResponse:
    coming, past = trainings_of(request.user)
    return render(request, "pd_events/mine.html", {"coming": coming, "past": past})


@never_cache
@login_required
def ask(request: SignedInRequest, pk: int) -> HttpResponse:
    sheet = sheet_for(request.user, pk)
    if sheet is None:
        raise Http404
    date, fresh = sheet.date, None
    if request.method != "POST":
        fresh = {"key": uuid.uuid4().hex, "building": last_building(request.user, sheet.buildings)}
    form = RegisterForm(
        request.POST or None,
        initial=fresh,
        districts=sheet.districts,
        needs_approval=date.event.needs_approval,
        buildings=sheet.buildings,
        readers=sheet.readers,
        questions=sheet.questions,
    )
    if request.method == "POST" and form.is_valid() and (made := taken(request, form, date)):
        messages.success(request, SAID.get(Seat(made.seat), Letter(made.seat).label))
        return redirect(date.event)
    (standing,) = standings_on([date], request.user, now=timezone.now())
    if request.method != "POST" and (standing.is_active or not standing.label):
        messages.info(request, standing.hint or "You have a place on this date already.")
        return redirect(date.event)
    if not sheet.districts:
        raise Http404
    clashes = clashes_before_asking([date], request.user, sheet.districts)
    context = {"date": date, "form": form, "standing": standing, "clashes": clashes}
    return render(request, "pd_events/register.html", context)


def taken(request: SignedInRequest, form: RegisterForm, date: EventDate) -> Registration | None:
    """What the seat service made of it; its no stands in the form. That others are at work is answered as such."""
    words = form.words()
    key, need = words.pop("key"), words.pop("accommodation", "")
    asked = Ask(date.pk, request.user, **words)
    made: Registration | None = saved(
        form, lambda: ask_for_place(asked, key=key, actor=request.user, accommodation=need, given=form.given)
    )
    return made


def find(request: SignedInRequest, pk: int) -> Registration:
    """The registration of this number, where the person may see it."""
    rows = Registration.objects.visible_to(request.user).select_related(
        "date__event__district", "date__district", "person", "district"
    )
    return get_object_or_404(rows, pk=pk)


@never_cache
@login_required
def give_back(request: SignedInRequest, pk: int) -> HttpResponse:
    registration = find(request, pk)
    if request.method != "POST":
        return render(request, "pd_events/leave.html", {"registration": registration})
    if tried(request, lambda: leave(registration, actor=request.user)):
        messages.success(request, "The place is given back, and goes to the next in line.")
    return back_or(request, registration.date.event)


@never_cache
@login_required
def substitute(request: SignedInRequest, pk: int) -> HttpResponse:
    registration = find(request, pk)
    if registration.person_id != request.user.pk and not can_decide_requests(request.user, registration.district):
        raise Http404
    initial = {"substitute": registration.substitute, "building": registration.building_id}
    form = SubstituteForm(request.POST or None, initial=initial, buildings=buildings_in([registration.district]))
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        if changed := saved(form, lambda: change_substitute(registration, **words, actor=request.user)):
            asked = changed.is_pending and registration.approval != changed.approval
            messages.success(
                request, "It is saved. Your coordinator decides anew; the place stays yours." if asked else "It is saved."
            )
            return redirect(registration.date.event)
    return render(request, "pd_events/substitute.html", {"registration": registration, "form": form})


@require_POST
@login_required
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    registration = find(request, pk)
    if tried(request, lambda: accept_offer(registration, actor=request.user)):
        messages.success(request, SAID[Seat.CONFIRMED])
    return back_or(request, registration.date.event)


@never_cache
@login_required
def pass_on(request: SignedInRequest, pk: int) -> HttpResponse:
    registration = find(request, pk)
    form = TransferForm(request.POST or None, people=colleagues_to_take_over(registration))
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"]
        if saved(form, lambda: transfer(registration, person=person, actor=request.user)):
            messages.success(request, f"{person} has the seat now. Both of you get mail.")
            return redirect(registration.date.event)
    return render(request, "pd_events/transfer.html", {"registration": registration, "form": form})
