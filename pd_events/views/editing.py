from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from clearinghouse.core.forms import saved
from clearinghouse.core.views.returning import back_or
from clearinghouse.core.views.trying import tried
from clearinghouse.districts.models import District
from clearinghouse.districts.policies import can_run_events
from pd_events.forms import CancelForm, CopyForm, DateForm, EventForm
from pd_events.models import Event, EventDate
from pd_events.selectors.events import districts_run_by
from pd_events.selectors.templates import first_shape, first_words, template_asked, usual_hours
from pd_events.services.dates import add_date, cancel_date, change_date
from pd_events.services.events import cancel_event, copy_event, create_event, publish_event, update_event

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


def find(request: SignedInRequest, slug: str) -> Event:
    """The event of this address, where the person runs it."""
    event = get_object_or_404(Event.objects.visible_to(request.user).select_related("district"), slug=slug)
    if not can_run_events(request.user, event.district):
        raise Http404
    return event


def find_date(request: SignedInRequest, pk: int) -> EventDate:
    """The date of this number, where the person runs its event."""
    date = get_object_or_404(EventDate.objects.visible_to(request.user).select_related("event__district", "district"), pk=pk)
    if not can_run_events(request.user, date.event.district):
        raise Http404
    return date


@login_required
def create(request: SignedInRequest) -> HttpResponse:
    districts = districts_run_by(request.user)
    if not districts:
        raise Http404
    template = template_asked(request.user, request.GET.get("template", ""))
    form = EventForm(request.POST or None, districts=districts, user=request.user, initial=first_words(template))
    if request.method == "POST" and form.is_valid():
        district = form.cleaned_data["district"]
        event = saved(form, lambda: create_event(district=district, facts=form.facts(), actor=request.user))
        if event is not None:
            messages.success(request, "The draft is saved. Now give it its first date.")
            to_date = reverse("pd_events:add_date", args=[event.slug])
            return redirect(f"{to_date}?template={template.pk}" if template else to_date)
    return render(request, "pd_events/edit.html", {"form": form, "template": template})


@login_required
def edit(request: SignedInRequest, slug: str) -> HttpResponse:
    event = find(request, slug)
    initial = {"district": event.district_id}
    form = EventForm(
        request.POST or None,
        instance=Event.objects.get(pk=event.pk),
        districts=[event.district],
        user=request.user,
        initial=initial,
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and saved(form, lambda: update_event(event, facts=form.facts(), actor=request.user))
    ):
        messages.success(request, "The changes are saved.")
        return redirect(event)
    return render(request, "pd_events/edit.html", {"form": form, "event": event})


@require_POST
@login_required
def publish(request: SignedInRequest, slug: str) -> HttpResponse:
    event = find(request, slug)
    if tried(request, lambda: publish_event(event, actor=request.user)):
        messages.success(request, "It is open now: people find it, and can ask for a place.")
    return redirect(event)


@login_required
def cancel(request: SignedInRequest, slug: str) -> HttpResponse:
    event = find(request, slug)
    form = CancelForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and saved(form, lambda: cancel_event(event, reason=form.cleaned_data["reason"], actor=request.user))
    ):
        messages.success(request, "It is called off. Everybody with a place gets mail.")
        return redirect(event)
    return render(request, "pd_events/cancel.html", {"event": event, "form": form})


@login_required
def copy(request: SignedInRequest, slug: str) -> HttpResponse:
    event = find(request, slug)
    form = CopyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        shift = timedelta(weeks=form.cleaned_data["weeks"])
        made = saved(form, lambda: copy_event(event, shift=shift, actor=request.user))
        if made is not None:
            messages.success(request, "A draft like it is ready. Check its dates, then open it.")
            return redirect(made)
    return render(request, "pd_events/copy.html", {"event": event, "form": form})


@login_required
def new_date(request: SignedInRequest, slug: str) -> HttpResponse:
    event = find(request, slug)
    sharing = list(District.objects.belonging().order_by("name"))
    template = template_asked(request.user, request.GET.get("template", ""))
    initial = {**first_shape(template), "district": event.district_id, "time_zone": event.district.time_zone}
    form = DateForm(request.POST or None, sharing=sharing, initial=initial)
    if request.method == "POST" and form.is_valid():
        date = saved(form, lambda: add_date(event, facts=form.facts(), shares=form.shares(), actor=request.user))
        if date is not None:
            messages.success(request, "The date is saved.")
            return redirect(event)
    return render(request, "pd_events/edit_date.html", {"event": event, "form": form, "usual": usual_hours(template)})


@never_cache
@login_required
def edit_date(request: SignedInRequest, pk: int) -> HttpResponse:
    date = find_date(request, pk)
    sharing = list(District.objects.belonging().order_by("name"))
    form = DateForm(request.POST or None, instance=EventDate.objects.get(pk=date.pk), sharing=sharing)
    if (
        request.method == "POST"
        and form.is_valid()
        and saved(form, lambda: change_date(date, facts=form.facts(), shares=form.shares(), actor=request.user))
    ):
        messages.success(request, "The date is saved. Where hours or place changed, everybody with a place gets mail.")
        return redirect(date.event)
    return render(request, "pd_events/edit_date.html", {"event": date.event, "date": date, "form": form})


@login_required
def call_off_date(request: SignedInRequest, pk: int) -> HttpResponse:
    date = find_date(request, pk)
    form = CancelForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and saved(form, lambda: cancel_date(date, reason=form.cleaned_data["reason"], actor=request.user))
    ):
        messages.success(request, "This date is called off. Everybody with a place gets mail.")
        return back_or(request, date.event)
    return render(request, "pd_events/cancel.html", {"event": date.event, "date": date, "form": form})
