from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from clearinghouse.districts.policies import is_member
from clearinghouse.resources.errors import NothingRated
from clearinghouse.resources.forms.ratings import RatingForm
from clearinghouse.resources.selectors.ratings import rating_of
from clearinghouse.resources.services.ratings import rate_resource, take_back_rating
from clearinghouse.resources.views.tried_here import find_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@login_required
def rate(request: SignedInRequest, page: int) -> HttpResponse:
    resource = find_page(request, page)
    if not is_member(request.user):
        raise Http404
    own = rating_of(request.user, resource)
    form = RatingForm(request.POST if request.method == "POST" else None, initial=own)
    if request.method == "POST" and form.is_valid():
        try:
            rate_resource(resource, answers=form.cleaned_data, actor=request.user)
        except NothingRated as no:
            form.add_error(None, no.message)
        else:
            messages.success(request, "Your answers count now. You can change them at any time.")
            return redirect(resource.url or "/library/")
    return render(request, "resources/ratings/rate.html", {"form": form, "resource": resource, "has_rated": bool(own)})


@require_POST
@login_required
def take_back(request: SignedInRequest, page: int) -> HttpResponse:
    resource = find_page(request, page)
    take_back_rating(resource, actor=request.user)
    messages.success(request, "Your answers are taken back.")
    return redirect(resource.url or "/library/")
