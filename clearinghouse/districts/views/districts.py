from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.forms import saved
from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.returning import back_or
from clearinghouse.districts.forms import DistrictForm, FilterForm
from clearinghouse.districts.models import District
from clearinghouse.districts.policies import can_edit_district, can_manage_people, can_see_people
from clearinghouse.districts.profile.map import map_of
from clearinghouse.districts.selectors import (
    DistrictFilter,
    contacts_of,
    districts_on_map,
    districts_to_join,
    districts_too_small,
    find_districts,
    totals_of,
)
from clearinghouse.districts.services.editing import edit_district, editable_fields
from clearinghouse.districts.services.memberships import join_by_domain

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    wanted = DistrictFilter(**form.cleaned_data) if form.is_valid() else DistrictFilter()
    districts = find_districts(request.user, wanted)
    query = request.GET.copy()
    query.pop("page", None)
    too_small = districts_too_small(request.user)
    page = paginate(districts, request.GET.get("page"), size=PAGE)
    context = {
        "form": form,
        "is_filtered": wanted != DistrictFilter(sort=wanted.sort),
        "totals": totals_of(districts, too_small),
        "page": page,
        "map": map_of(page.object_list, too_small),
        "too_small": too_small,
        "query": query.urlencode(),
    }
    return render(request, "districts/index.html", context)


def find(request: HttpRequest, slug: str) -> District:
    """The district of this address, where the person may see it."""
    return get_object_or_404(District.objects.visible_to(request.user), slug=slug)


@require_safe
def district(request: HttpRequest, slug: str) -> HttpResponse:
    shown, too_small = find(request, slug), districts_too_small(request.user)
    context = {
        "district": shown,
        "too_small": too_small,
        "map": map_of(districts_on_map(request.user), too_small) if shown.latitude is not None else None,
        "contacts": contacts_of(shown) if can_see_people(request.user) else None,
        "may_edit": can_edit_district(request.user, shown),
        "may_manage": can_manage_people(request.user, shown),
        "may_join": request.user.is_authenticated and shown in districts_to_join(request.user),
    }
    return render(request, "districts/district.html", context)


@login_required
def edit(request: SignedInRequest, slug: str) -> HttpResponse:
    edited = find(request, slug)
    editable = editable_fields(request.user, edited)
    if not editable:
        raise Http404
    form = DistrictForm(request.POST or None, instance=District.objects.get(pk=edited.pk), editable=editable)
    is_whole = request.method == "POST" and form.is_valid()
    if is_whole and saved(form, lambda: edit_district(edited, facts=form.cleaned_data, actor=request.user)):
        messages.success(request, f"The facts of {edited} are saved.")
        return redirect(edited)
    return render(request, "districts/edit.html", {"district": edited, "form": form})


@require_POST
@login_required
def join(request: SignedInRequest, slug: str) -> HttpResponse:
    joined = get_object_or_404(District.objects.belonging(), slug=slug)
    join_by_domain(user=request.user, district=joined)
    messages.success(request, f"You are now a teacher of {joined}.")
    return back_or(request, joined)
