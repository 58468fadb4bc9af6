from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.core.forms import saved
from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.returning import back_or
from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources.forms.collections import CollectionForm
from clearinghouse.resources.models import Collection
from clearinghouse.resources.selectors.collections import entries_of, open_collections
from clearinghouse.resources.selectors.tried_here import districts_to_write_for
from clearinghouse.resources.services.collections import (
    change_collection,
    close_to_public,
    copy_collection,
    delete_collection,
    make_collection,
    may_change,
)

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = paginate(open_collections(request.user), request.GET.get("page"), size=PAGE)
    return render(request, "resources/collections/index.html", {"page_of_collections": page})


def find(request: HttpRequest, slug: str) -> Collection:
    """The collection of this address, where the person may read it."""
    return get_object_or_404(Collection.objects.visible_to(request.user).select_related("district"), slug=slug)


def find_own(request: SignedInRequest, slug: str) -> Collection:
    """The same, where the person may change it."""
    found = find(request, slug)
    if not may_change(found, request.user):
        raise Http404
    return found


@require_safe
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    shown = find(request, slug)
    is_signed_in = request.user.is_authenticated
    context = {
        "collection": shown,
        "entries": entries_of(shown, request.user),
        "may_change": is_signed_in and may_change(shown, request.user),  # type: ignore[arg-type]
        "may_close": is_signed_in and shown.readers == "public" and can(request.user, Capability.KEEP_NOTES),
    }
    return render(request, "resources/collections/collection.html", context)


@require_safe
def to_print(request: HttpRequest, slug: str) -> HttpResponse:
    shown = find(request, slug)
    context = {"collection": shown, "entries": entries_of(shown, request.user)}
    return render(request, "resources/collections/print.html", context)


@login_required
def new(request: SignedInRequest) -> HttpResponse:
    form = CollectionForm(request.POST if request.method == "POST" else None, districts=districts_to_write_for(request.user))
    if request.method == "POST" and form.is_valid():
        made = saved(form, lambda: make_collection(**form.cleaned_data, actor=request.user))
        if made is not None:
            messages.success(request, f"“{made}” is there. Put resources into it from their own pages.")
            return redirect(made)
    return render(request, "resources/collections/edit.html", {"form": form})


@login_required
def edit(request: SignedInRequest, slug: str) -> HttpResponse:
    shown = find_own(request, slug)
    told = {"title": shown.title, "note": shown.note, "readers": shown.readers, "district": shown.district_id}
    form = CollectionForm(
        request.POST if request.method == "POST" else None, initial=told, districts=districts_to_write_for(request.user)
    )
    is_whole = request.method == "POST" and form.is_valid()
    if is_whole and saved(form, lambda: change_collection(shown, **form.cleaned_data, actor=request.user)):
        messages.success(request, "The collection is changed.")
        return redirect(shown)
    return render(request, "resources/collections/edit.html", {"form": form, "collection": shown})


@login_required
def delete(request: SignedInRequest, slug: str) -> HttpResponse:
    shown = find_own(request, slug)
    if request.method == "POST":
        delete_collection(shown, actor=request.user)
        messages.success(request, f"“{shown}” is deleted. Its resources stay in the library.")
        return redirect("library:mine")
    return render(request, "resources/collections/delete.html", {"collection": shown})


@require_POST
@login_required
def copy(request: SignedInRequest, slug: str) -> HttpResponse:
    shown = find(request, slug)
    try:
        made = copy_collection(shown, actor=request.user)
    except NotAllowed:
        raise
    except RuleViolation as no:
        messages.error(request, no.message)
        return redirect(shown)
    messages.success(request, "This copy is yours alone. Change it as you like.")
    return redirect(made)


@require_POST
@login_required
def close(request: SignedInRequest, slug: str) -> HttpResponse:
    shown = find(request, slug)
    close_to_public(shown, actor=request.user)
    messages.success(request, f"“{shown}” is no longer public.")
    return back_or(request, "library:collections")
