"""Other ways to look at the same dates than the list: weeks in a table, a month, a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clearinghouse.districts.selectors import districts_on_map
from pd_events.forms import FilterForm
from pd_events.selectors.agenda import agenda_asked
from pd_events.selectors.closed_days import closed_between
from pd_events.selectors.events import districts_of, find_dates
from pd_events.selectors.month import Month, month_asked
from pd_events.selectors.places import map_of_venues, venues_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.districts.models import District

MOST_ON_MAP = 500


def filters_of(request: HttpRequest, without: str) -> tuple[FilterForm, str, list[District]]:
    """The filters; the query that keeps them on the way to another page, without the parameter that is the page's own; the own districts."""
    query, districts = request.GET.copy(), districts_of(request.user)
    query.pop(without, None)
    return FilterForm(request.GET or None, districts=districts), query.urlencode(), districts


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    form, query, districts = filters_of(request, "month")
    asked = month_asked(request.GET.get("month", ""), today=timezone.localdate())
    if asked is None:
        raise Http404
    dates = list(find_dates(request.user, form.wanted(), between=asked.span, travel=form.travel()))
    shown = Month(asked, dates, closed_between(districts, asked.first, asked.next))
    return render(request, "pd_events/month.html", {"form": form, "month": shown, "query": query, "districts": districts})


@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    form, query, districts = filters_of(request, "from")
    asked = agenda_asked(request.GET.get("from", ""), today=timezone.localdate())
    if asked is None:
        raise Http404
    closed = closed_between(districts, asked.first, asked.next)
    weeks = asked.weeks(find_dates(request.user, form.wanted(), between=asked.span, travel=form.travel()), closed)
    return render(request, "pd_events/agenda.html", {"form": form, "asked": asked, "weeks": weeks, "query": query})


@require_safe
def on_map(request: HttpRequest) -> HttpResponse:
    form, query, _ = filters_of(request, "page")
    wanted = form.wanted()
    travel = form.travel()
    venues = venues_of(find_dates(request.user, wanted, travel=travel)[:MOST_ON_MAP])
    context = {
        "form": form,
        "wanted": wanted,
        "venues": venues,
        "map": map_of_venues(venues, districts_on_map(request.user)),
        "travel": travel,
        "query": query,
    }
    return render(request, "pd_events/map.html", context)
