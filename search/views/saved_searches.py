from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.errors import RuleViolation
from clearinghouse.core.forms import refuse
from search.forms import SavedSearchForm
from search.models import MailRhythm, SavedSearch
from search.selectors.asking import question_of
from search.selectors.saved_searches import feed_url, kept_searches, new_finds
from search.services.saved_searches import (
    change_saved_search,
    close_feed,
    delete_saved_search,
    mark_seen,
    open_feed,
    save_search,
)

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@require_safe
@login_required
def saved_searches(request: SignedInRequest) -> HttpResponse:
    return render(request, "search/saved/index.html", {"searches": kept_searches(request.user)})


@login_required
def new_saved_search(request: SignedInRequest) -> HttpResponse:
    query = question_of(request.user, request.GET).typed
    form = SavedSearchForm(request.POST or None, initial={"name": query.terms.text[:80]})
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_search(request.user, parameters=request.GET, **form.cleaned_data)
        except RuleViolation as no:
            refuse(form, no)
        except ValidationError as no:
            form.add_error(None, no)
        else:
            messages.success(request, f"“{saved}” is saved.")
            return redirect("search:saved_searches")
    return render(request, "search/saved/new.html", {"form": form, "query": query})


def find(request: SignedInRequest, pk: int) -> SavedSearch:
    """The person's saved search of this number."""
    return get_object_or_404(SavedSearch.objects.visible_to(request.user), pk=pk)


@never_cache
@require_safe
@login_required
def saved_search(request: SignedInRequest, pk: int) -> HttpResponse:
    saved = find(request, pk)
    context = {"saved": saved, "finds": new_finds(saved, request.user), "feed_url": feed_url(saved)}
    return render(request, "search/saved/one.html", context)


@login_required
def edit_saved_search(request: SignedInRequest, pk: int) -> HttpResponse:
    saved = find(request, pk)
    form = SavedSearchForm(request.POST or None, initial={"name": saved.name, "rhythm": saved.rhythm})
    if request.method == "POST" and form.is_valid():
        change_saved_search(
            saved, name=form.cleaned_data["name"], rhythm=MailRhythm(form.cleaned_data["rhythm"]), actor=request.user
        )
        messages.success(request, "Your choice is saved.")
        return redirect("search:saved_searches")
    return render(request, "search/saved/edit.html", {"form": form, "saved": saved})


@login_required
def end_saved_search(request: SignedInRequest, pk: int) -> HttpResponse:
    saved = find(request, pk)
    if request.method == "POST":
        delete_saved_search(saved, actor=request.user)
        messages.success(request, f"“{saved}” is deleted.")
        return redirect("search:saved_searches")
    return render(request, "search/saved/delete.html", {"saved": saved})


@require_POST
@login_required
def see_saved_search(request: SignedInRequest, pk: int) -> HttpResponse:
    saved = find(request, pk)
    shown = [int(number) for number in request.POST.getlist("find") if number.isascii() and number.isdigit() and len(number) < 18]
    mark_seen(saved, actor=request.user, find_ids=shown)
    return redirect("search:saved_searches")


@require_POST
@login_required
def open_saved_feed(request: SignedInRequest, pk: int) -> HttpResponse:
    saved = open_feed(find(request, pk), actor=request.user)
    messages.success(request, "The feed has its own secret address now. Give it to nobody who should not read as you.")
    return redirect(saved)


@require_POST
@login_required
def close_saved_feed(request: SignedInRequest, pk: int) -> HttpResponse:
    saved = close_feed(find(request, pk), actor=request.user)
    messages.success(request, "The feed is closed: its address answers nobody.")
    return redirect(saved)
