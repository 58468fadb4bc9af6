from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from clearinghouse.core.forms import saved
from pd_events.enums import Seat
from pd_events.forms import SeriesForm
from pd_events.models import Event, Registration
from pd_events.selectors.accommodations import readers_of
from pd_events.selectors.answers import questions_of
from pd_events.selectors.clashes import clashes_before_asking
from pd_events.selectors.events import dates_of, districts_of
from pd_events.selectors.standings import Standing, standings_on
from pd_events.selectors.substitutes import buildings_in, last_building
from pd_events.services.asking import ask_for_series
from pd_events.services.seats import Ask

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@login_required
def ask(request: SignedInRequest, slug: str) -> HttpResponse:
    rows = Event.objects.visible_to(request.user).select_related("district", "accommodation_contact")
    event = get_object_or_404(rows, slug=slug)
    districts = districts_of(request.user)
    if not districts:
        raise Http404
    standings = open_dates(request, event)
    if not standings:
        messages.info(request, "There is no date left that you could ask for.")
        return redirect(event)
    buildings = buildings_in(districts)
    form = SeriesForm(
        request.POST or None,
        initial={"key": uuid.uuid4().hex, "building": last_building(request.user, buildings)},
        districts=districts,
        buildings=buildings,
        readers=readers_of(event, districts),
        questions=questions_of(event),
        needs_approval=event.needs_approval,
        standings=standings,
    )
    if request.method == "POST" and form.is_valid() and (made := taken(request, form)):
        messages.success(request, said(made))
        return redirect(event)
    clashes = clashes_before_asking([one.date for one in standings], request.user, districts)
    return render(request, "pd_events/series.html", {"event": event, "form": form, "clashes": clashes})


def open_dates(request: SignedInRequest, event: Event) -> list[Standing]:
    """The dates that the person can ask for now."""
    dates = dates_of(event)
    for date in dates:
        date.event = event
    return [one for one in standings_on(dates, request.user, now=timezone.now()) if one.label and not one.is_active]


def taken(request: SignedInRequest, form: SeriesForm) -> list[Registration] | None:
    """What the seat service made of it; its no stands in the form."""
    words = form.words()
    key, dates, may_wait, need = words.pop("key"), words.pop("dates"), words.pop("wait"), words.pop("accommodation", "")
    asks = [Ask(pk, request.user, **words) for pk in dates]
    made: list[Registration] | None = saved(
        form, lambda: ask_for_series(asks, actor=request.user, key=key, may_wait=may_wait, accommodation=need, given=form.given)
    )
    return made


def said(made: list[Registration]) -> str:
    """What came of it, in a sentence."""
    waiting = sum(row.seat == Seat.WAITING for row in made)
    seated = len(made) - waiting
    held = any(row.seat == Seat.HELD for row in made)
    words = f"You have a seat on {seated} date{'' if seated == 1 else 's'}" + (
        ", held until your coordinator decides." if held else "."
    )
    return (words if seated else "") + (f" You wait for a seat on {waiting}." if waiting else "")
