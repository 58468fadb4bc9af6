from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.challenges.forms import BackForm
from clearinghouse.challenges.gatherers import gather
from clearinghouse.challenges.models import Challenge
from clearinghouse.challenges.selectors.agenda import agenda_for
from clearinghouse.challenges.selectors.challenges import Backers, backers_of, districts_spoken_for, ranked_challenges
from clearinghouse.challenges.services.backings import back_challenge, withdraw_backing
from clearinghouse.core.views.returning import back_or
from clearinghouse.districts.policies import can_see_people

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    most_backed_first = request.GET.get("sort") == "backed"
    context = {
        "challenges": ranked_challenges(request.user, most_backed_first=most_backed_first),
        "most_backed_first": most_backed_first,
        "is_member": can_see_people(request.user),
    }
    return render(request, "challenges/index.html", context)


def find(request: HttpRequest, slug: str) -> Challenge:
    """The challenge of this address, where the person may see it."""
    return get_object_or_404(Challenge.objects.visible_to(request.user), slug=slug)


@require_safe
def challenge(request: HttpRequest, slug: str) -> HttpResponse:
    shown = find(request, slug)
    backers = backers_of(shown, request.user)
    return show(request, shown, backers, BackForm(districts=backers.could))


def show(request: HttpRequest, shown: Challenge, backers: Backers, form: BackForm) -> HttpResponse:
    """The challenge's page, with the form to back it as it stands now."""
    context = {"challenge": shown, "backers": backers, "form": form, "gathered": gather(shown, request.user)}
    return render(request, "challenges/challenge.html", context)


@require_POST
@login_required
def back(request: SignedInRequest, slug: str) -> HttpResponse:
    backed = find(request, slug)
    districts = districts_spoken_for(request.user)
    if not districts:
        raise Http404
    form = BackForm(request.POST, districts=districts)
    if not form.is_valid():
        return show(request, backed, backers_of(backed, request.user), form)
    backing = back_challenge(backed, **form.cleaned_data, actor=request.user)
    messages.success(request, f"{backing.district} backs “{backed}”.")
    return back_or(request, backed)


@require_POST
@login_required
def withdraw(request: SignedInRequest, slug: str) -> HttpResponse:
    backed = find(request, slug)
    asked = request.POST.get("district", "")
    district = next((one for one in districts_spoken_for(request.user) if str(one.pk) == asked), None)
    if district is None:
        raise Http404
    withdraw_backing(backed, district=district, actor=request.user)
    messages.success(request, f"{district} no longer backs “{backed}”.")
    return back_or(request, backed)


@require_safe
@login_required
def agenda(request: SignedInRequest) -> HttpResponse:
    if not can_see_people(request.user):
        raise Http404
    return render(request, "challenges/agenda.html", {"agenda": agenda_for(request.user)})
