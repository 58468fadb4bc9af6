from __future__ import annotations

import uuid
from collections import Counter
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from clearinghouse.core.forms import saved
from pd_events.enums import Letter, Seat
from pd_events.forms import ColleagueForm, RosterForm
from pd_events.models import EventDate, Registration
from pd_events.selectors.colleagues import districts_decided_by, plan
from pd_events.selectors.people import places_in
from pd_events.selectors.rooms import rooms_of, seats_for
from pd_events.selectors.standings import why_closed
from pd_events.selectors.substitutes import buildings_in
from pd_events.services.colleagues import register_roster
from pd_events.services.seats import Ask, register

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest
    from clearinghouse.districts.models import District
    from pd_events.selectors.colleagues import Planned


def found(request: SignedInRequest, pk: int) -> tuple[EventDate, list[District]]:
    """The date of this number, where the person may see it and registers the people of a district."""
    districts = districts_decided_by(request.user)
    if not districts:
        raise Http404
    return get_object_or_404(EventDate.objects.visible_to(request.user).select_related("event", "district"), pk=pk), districts


def shown(
    request: SignedInRequest,
    date: EventDate,
    districts: list[District],
    *,
    one: ColleagueForm | None = None,
    many: RosterForm | None = None,
) -> HttpResponse:
    """The page with both forms."""
    fresh = {"key": uuid.uuid4().hex}
    context = {
        "date": date,
        "one": one or ColleagueForm(places=places_in(districts), buildings=buildings_in(districts), initial=fresh),
        "many": many or RosterForm(districts=districts, initial=fresh),
        "closed": why_closed(date, timezone.now()),
        "seats": seats_for(rooms_of([date])[date.pk], districts),
    }
    return render(request, "pd_events/colleagues.html", context)


@never_cache
@login_required
def colleagues(request: SignedInRequest, pk: int) -> HttpResponse:
    date, districts = found(request, pk)
    if request.method != "POST":
        return shown(request, date, districts)
    form = ColleagueForm(request.POST, places=places_in(districts), buildings=buildings_in(districts))
    if form.is_valid() and (made := registered(request, form, date)):
        messages.success(
            request,
            f"{made.person}: {Letter(made.seat).label.lower()}." if made.seat != Seat.CONFIRMED else f"{made.person} has a seat.",
        )
        return redirect("pd_events:colleagues", pk)
    return shown(request, date, districts, one=form)


def registered(request: SignedInRequest, form: ColleagueForm, date: EventDate) -> Registration | None:
    """What the seat service made of it; its no stands in the form."""
    words = form.cleaned_data
    place, key = words["place"], words["key"]
    ask = Ask(date.pk, place.user, place.district, substitute=words["substitute"], building=words.get("building"))
    made: list[Registration] | None = saved(form, lambda: register([ask], actor=request.user, key=key))
    return made[0] if made else None


@never_cache
@require_POST
@login_required
def check(request: SignedInRequest, pk: int) -> HttpResponse:
    """What would become of each line. Nothing is changed."""
    date, districts = found(request, pk)
    form = RosterForm(request.POST, request.FILES, districts=districts)
    if not form.is_valid():
        return shown(request, date, districts, many=form)
    planned = plan(date, form.cleaned_data["district"], form.lines)
    return told(request, date, form, planned, is_done=False)


@never_cache
@require_POST
@login_required
def commit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Registers them, and says what became of each line."""
    date, districts = found(request, pk)
    form = RosterForm(request.POST, districts=districts)
    if not form.is_valid():
        return shown(request, date, districts, many=form)
    words = form.cleaned_data
    made = register_roster(date, words["district"], form.lines, actor=request.user, key=words["key"])
    return told(request, date, form, made, is_done=True)


def told(request: SignedInRequest, date: EventDate, form: RosterForm, planned: list[Planned], *, is_done: bool) -> HttpResponse:
    """The lines with their verdicts, and how many there are of each."""
    words = form.cleaned_data
    context = {
        "date": date, "planned": planned, "is_done": is_done, "district": words["district"], "text": words["text"],
        "key": words["key"] or uuid.uuid4().hex, "counts": Counter(one.verdict.label if is_done else one.short for one in planned).most_common(),
        "to_do": sum(one.is_to_do for one in planned), "closed": why_closed(date, timezone.now()),
    }  # fmt: skip
    return render(request, "pd_events/roster_plan.html", context)
