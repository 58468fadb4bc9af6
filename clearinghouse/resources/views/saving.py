from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.views.returning import back_or
from clearinghouse.core.views.trying import tried
from clearinghouse.districts.policies import is_member
from clearinghouse.resources.selectors.alerts import told_lately
from clearinghouse.resources.selectors.collections import district_collections, own_collections
from clearinghouse.resources.selectors.saving import saved_by
from clearinghouse.resources.services.saving import save_resource, take_out
from clearinghouse.resources.views.tried_here import find_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@require_POST
@login_required
def save(request: SignedInRequest, page: int) -> HttpResponse:
    resource = find_page(request, page)
    if tried(request, lambda: save_resource(resource, actor=request.user)):
        messages.success(request, "Saved. You find it under “My library”, and hear when it changes.")
    return back_or(request, resource.url or "/library/")


@require_POST
@login_required
def unsave(request: SignedInRequest, page: int) -> HttpResponse:
    resource = find_page(request, page)
    take_out(resource, actor=request.user)
    messages.success(request, f"“{resource}” is no longer among what you saved.")
    return back_or(request, resource.url or "/library/")


@never_cache
@require_safe
@login_required
def mine(request: SignedInRequest) -> HttpResponse:
    context = {
        "saved": saved_by(request.user),
        "collections": own_collections(request.user),
        "of_districts": district_collections(request.user),
        "told": told_lately(request.user),
        "is_member": is_member(request.user),
    }
    return render(request, "resources/saving/mine.html", context)
