from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.forms import saved
from pd_events.forms import BuildingForm
from pd_events.models import Building
from pd_events.selectors.decisions import districts_coordinated_by
from pd_events.selectors.substitutes import buildings_of, substitute_days
from pd_events.services.buildings import add_building, change_building, remove_building
from pd_events.tables import SUBSTITUTES, as_csv, as_xlsx, substitute_row
from pd_events.views.requests import check_decides

if TYPE_CHECKING:
    from clearinghouse.accounts.requests import SignedInRequest
    from clearinghouse.districts.models import District

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_safe
@login_required
def days(request: SignedInRequest) -> HttpResponse:
    check_decides(request)
    context = {
        "days": substitute_days(request.user),
        "buildings": buildings_of(request.user),
        "coordinates": bool(districts_coordinated_by(request.user)),
    }
    return render(request, "pd_events/substitutes.html", context)


def file_of(content: bytes, content_type: str, ending: str) -> HttpResponse:
    """The days to save under today's date."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="substitutes-{timezone.localdate():%Y-%m-%d}.{ending}"'
    return response


@never_cache
@require_safe
@login_required
def csv_file(request: SignedInRequest) -> HttpResponse:
    check_decides(request)
    rows = [substitute_row(one) for one in substitute_days(request.user)]
    return file_of(as_csv(rows, SUBSTITUTES), "text/csv; charset=utf-8", "csv")


@never_cache
@require_safe
@login_required
def xlsx_file(request: SignedInRequest) -> HttpResponse:
    check_decides(request)
    rows = [substitute_row(one) for one in substitute_days(request.user)]
    return file_of(as_xlsx(rows, "Substitutes", SUBSTITUTES), XLSX, "xlsx")


def coordinated(request: SignedInRequest) -> list[District]:
    """The districts whose buildings this person keeps."""
    districts = districts_coordinated_by(request.user)
    if not districts:
        raise Http404
    return districts


@never_cache
@login_required
def new_building(request: SignedInRequest) -> HttpResponse:
    form = BuildingForm(request.POST or None, districts=coordinated(request))
    if request.method == "POST" and form.is_valid() and saved(form, lambda: add_building(**form.cleaned_data, actor=request.user)):
        messages.success(request, "The building is saved.")
        return redirect("pd_events:substitutes")
    return render(request, "pd_events/building.html", {"form": form})


def find_building(request: SignedInRequest, pk: int) -> Building:
    """The building of this number, in a district of theirs."""
    return get_object_or_404(Building.objects.select_related("district"), pk=pk, district__in=coordinated(request))


@never_cache
@login_required
def edit_building(request: SignedInRequest, pk: int) -> HttpResponse:
    building = find_building(request, pk)
    initial = {"district": building.district_id, "name": building.name, "substitutes": building.substitutes}
    form = BuildingForm(request.POST or None, districts=[building.district], initial=initial)
    if request.method == "POST" and form.is_valid():
        name, substitutes = form.cleaned_data["name"], form.cleaned_data["substitutes"]
        if saved(form, lambda: change_building(building, name=name, substitutes=substitutes, actor=request.user)):
            messages.success(request, "The building is saved.")
            return redirect("pd_events:substitutes")
    return render(request, "pd_events/building.html", {"form": form, "building": building})


@require_POST
@login_required
def drop_building(request: SignedInRequest, pk: int) -> HttpResponse:
    building = find_building(request, pk)
    remove_building(building, actor=request.user)
    messages.success(request, f"{building} is off the list.")
    return redirect("pd_events:substitutes")
