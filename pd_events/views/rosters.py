from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.pagination import NoSuchPage, number_asked
from clearinghouse.core.serving.cells import made_safe
from clearinghouse.core.views.returning import back_or
from clearinghouse.core.views.trying import tried
from pd_events.enums import Seat
from pd_events.models import Registration
from pd_events.selectors.answers import answers_on, questions_of, words_of
from pd_events.selectors.rooms import rooms_of, seats_for
from pd_events.selectors.rosters import last_page, roster, roster_page
from pd_events.services.seats import offer_to
from pd_events.tables import HEADER, as_csv, as_xlsx, row_of
from pd_events.views.editing import find_date
from pd_events.views.seats import find

if TYPE_CHECKING:
    from clearinghouse.accounts.requests import SignedInRequest
    from pd_events.models import EventDate

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_safe
@login_required
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    date = find_date(request, pk)
    number = number_asked(request.GET.get("page"))
    try:
        people = roster_page(date, number)
    except NoSuchPage:
        # A list that grows shorter while somebody looks at its end leads back to what is its end now.
        return redirect(f"{request.path}?page={last_page(date)}")
    context = {"date": date, "people": people, "seats": seats_for(rooms_of([date])[date.pk], [])}
    is_part = request.GET.get("part") == "people"
    return render(request, "pd_events/roster_people.html" if is_part else "pd_events/roster.html", context)


@never_cache
@require_safe
@login_required
def sign_in_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    date = find_date(request, pk)
    seated: list[Registration] = [row for row in roster(date) if row.seat == Seat.CONFIRMED]
    return render(request, "pd_events/sign_in_sheet.html", {"date": date, "seated": seated, "spare": range(6)})


def table_of(date: EventDate) -> tuple[list[str], list[list[str]]]:
    """The roster as a table, with a column for each question of the event."""
    people, asked = roster(date), questions_of(date.event)
    found = answers_on(people)
    rows = [[*row_of(row), *map(made_safe, words_of(asked, found.get(row.pk, {})))] for row in people]
    return [*HEADER, *(made_safe(str(one)) for one in asked)], rows


def file_of(date: EventDate, content: bytes, content_type: str, ending: str) -> HttpResponse:
    """A roster to save under the name of its event and day."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{date.event.slug}-{date.local_start:%Y-%m-%d}.{ending}"'
    return response


@never_cache
@require_safe
@login_required
def csv_file(request: SignedInRequest, pk: int) -> HttpResponse:
    date = find_date(request, pk)
    header, rows = table_of(date)
    return file_of(date, as_csv(rows, header), "text/csv; charset=utf-8", "csv")


@never_cache
@require_safe
@login_required
def xlsx_file(request: SignedInRequest, pk: int) -> HttpResponse:
    date = find_date(request, pk)
    header, rows = table_of(date)
    return file_of(date, as_xlsx(rows, date.event.title, header), XLSX, "xlsx")


@require_POST
@login_required
def offer(request: SignedInRequest, pk: int) -> HttpResponse:
    registration = find(request, pk)
    if tried(request, lambda: offer_to(registration, actor=request.user)):
        messages.success(request, f"{registration.person} is told that a seat is free.")
    return back_or(request, "pd_events:roster", registration.date_id)
