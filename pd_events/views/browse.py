from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clearinghouse.core.pagination import paginate
from clearinghouse.districts.policies import Capability
from clearinghouse.districts.standing import standing_of
from pd_events.forms import FilterForm
from pd_events.models import Event
from pd_events.selectors.decisions import decides_from
from pd_events.selectors.events import dates_of, find_dates, listed, resources_of, trip_to
from pd_events.selectors.free import with_seats_free
from pd_events.selectors.registrations import mine_on, requests_for
from pd_events.selectors.standings import standings_on
from pd_events.selectors.travel import travel_from

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE = 25


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    standing = standing_of(request.user) if request.user.is_authenticated else None
    districts = [place.district for place in standing.places] if standing else []
    form = FilterForm(request.GET or None, districts=districts)
    wanted, travel = form.wanted(), form.travel()
    dates = find_dates(request.user, wanted, travel=travel, standing=standing)
    if wanted.free:
        dates = with_seats_free(dates, districts, now=timezone.now())
    page = paginate(dates, request.GET.get("page"), size=PAGE)
    rows = listed(list(page.object_list), districts, travel)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "wanted": wanted,
        "travel": travel,
        "page": page,
        "rows": rows,
        "mine": mine_on([row.date for row in rows], request.user),
        "query": query.urlencode(),
        "is_member": bool(districts),
        "may_create": standing is not None and (standing.can(Capability.RUN_EVENTS) or standing.can(Capability.RUN_ANY_EVENTS)),
        "waiting": requests_for(request.user).count() if request.user.is_authenticated else 0,
    }
    return render(request, "pd_events/index.html", context)


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    person = standing_of(request.user) if request.user.is_authenticated else None
    shown = get_object_or_404(Event.objects.visible_from(person).select_related("district"), slug=slug)
    districts, dates = [place.district for place in person.places] if person else [], dates_of(shown)
    for date in dates:
        date.event = shown
    travel = travel_from("", districts, every=[*districts, *(date.district for date in dates if date.district.belongs)])
    standings = standings_on(dates, request.user, now=timezone.now(), districts=districts)
    open_to_them = [one for one in standings if one.label and not one.is_active]
    context = {
        "event": shown,
        "standings": standings,
        "may_ask_for_all": request.user.is_authenticated and len(open_to_them) > 1,
        "travel": travel,
        "trips": {date.pk: trip_to(date, travel) for date in dates},
        "topics": shown.topics.order_by("name"),
        "resources": resources_of(shown, districts),
        "decides": person is not None and decides_from(person),
        "may_run": person is not None and person.runs_events_of(shown.district),
    }
    return render(request, "pd_events/event.html", context)
