from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pd_events.icalendars import calendar_of
from pd_events.models import CalendarFeed, EventDate
from pd_events.selectors.events import districts_of
from pd_events.selectors.feeds import dates_in, feed_of, feeds_of
from pd_events.services.feeds import make_feed, revoke_feed

if TYPE_CHECKING:
    from django.http import HttpRequest

    from clearinghouse.accounts.requests import SignedInRequest

CALENDAR = "text/calendar; charset=utf-8"


@never_cache
@require_safe
@login_required
def feeds(request: SignedInRequest) -> HttpResponse:
    kept = feeds_of(request.user)
    have = {row.feed.district_id for row in kept}
    missing = [district for district in districts_of(request.user) if district.pk not in have]
    context = {"feeds": kept, "has_own": None in have, "missing": missing}
    return render(request, "pd_events/feeds.html", context)


@require_POST
@login_required
def make(request: SignedInRequest) -> HttpResponse:
    chosen = request.POST.get("district", "")
    district = next((one for one in districts_of(request.user) if str(one.pk) == chosen), None)
    if chosen and district is None:
        raise Http404
    make_feed(owner=request.user, district=district)
    messages.success(request, "The address is ready. Whoever has it can read this calendar: keep it to yourself.")
    return redirect("pd_events:feeds")


@require_POST
@login_required
def revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    revoke_feed(get_object_or_404(CalendarFeed.objects.visible_to(request.user), pk=pk), actor=request.user)
    messages.success(request, "That address leads nowhere now. Calendars that read it become empty.")
    return redirect("pd_events:feeds")


@never_cache
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    found = feed_of(secret)
    if found is None:
        raise Http404
    name = f"Trainings of {found.district}" if found.district else "My trainings"
    return HttpResponse(calendar_of(dates_in(found), name=name, now=timezone.now()), content_type=CALENDAR)


@require_safe
def date_file(request: HttpRequest, pk: int) -> HttpResponse:
    date = get_object_or_404(EventDate.objects.visible_to(request.user).select_related("event", "district"), pk=pk)
    response = HttpResponse(calendar_of([date], name=date.event.title, now=timezone.now()), content_type=CALENDAR)
    response.headers["Content-Disposition"] = f'attachment; filename="{date.event.slug}.ics"'
    return response
