from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.core.pagination import paginate
from clearinghouse.districts.enums import Audience
from clearinghouse.districts.policies import is_member
from clearinghouse.resources.errors import LooksLikeStudents
from clearinghouse.resources.forms.tried_here import TriedHereForm
from clearinghouse.resources.models import Outcome, ResourcePage, TriedHere
from clearinghouse.resources.selectors.tried_here import (
    districts_to_write_for,
    may_change,
    notes_for,
    notes_of_own_districts,
    notes_on,
)
from clearinghouse.resources.selectors.voices import tally_of
from clearinghouse.resources.services.tried_here import change_note, withdraw_note, write_note

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    outcome, district = request.GET.get("outcome", ""), request.GET.get("district", "")
    page = paginate(notes_for(request.user, outcome=outcome, district=district), request.GET.get("page"), size=PAGE)
    query = urlencode([(name, value) for name, value in (("outcome", outcome), ("district", district)) if value])
    context = {"page_of_notes": page, "outcomes": Outcome.choices, "outcome": outcome, "district": district,
               "query": query, "is_member": is_member(request.user)}  # fmt: skip
    return render(request, "resources/tried_here/index.html", context)


def find_page(request: HttpRequest, page: int) -> ResourcePage:
    """The resource of this number, where the person may see it."""
    # Asked by the number's own column: one that no column can hold is then simply not found.
    found: ResourcePage = get_object_or_404(ResourcePage.objects.visible_to(request.user), id=page)
    return found


def find(request: HttpRequest, pk: int) -> TriedHere:
    """The note of this number, where the person may read it."""
    notes = TriedHere.objects.visible_to(request.user).select_related("district", "page", "author")
    return get_object_or_404(notes, pk=pk)


@require_safe
def on_resource(request: HttpRequest, page: int) -> HttpResponse:
    resource = find_page(request, page)
    notes = notes_on(resource, request.user)
    context = {"resource": resource, "notes": notes, "tally": tally_of(notes), "is_member": is_member(request.user)}
    return render(request, "resources/tried_here/on_resource.html", context)


@require_safe
def note(request: HttpRequest, pk: int) -> HttpResponse:
    shown = find(request, pk)
    context = {"note": shown, "may_change": may_change(shown, request.user), "is_member": is_member(request.user)}
    return render(request, "resources/tried_here/note.html", context)


@never_cache
@require_safe
@login_required
def ours(request: SignedInRequest) -> HttpResponse:
    if not is_member(request.user):
        raise Http404
    return render(request, "resources/tried_here/ours.html", {"notes": notes_of_own_districts(request.user)})


def filled(form: TriedHereForm, save: Callable[[], TriedHere]) -> TriedHere | None:
    """What became of a filled form; None where something needs another look."""
    if not form.is_valid():
        return None
    try:
        return save()
    except LooksLikeStudents as no:
        form.ask_to_look(no.message)
    except ValidationError as no:
        form.add_error(None, no.messages)  # type: ignore[arg-type]
    return None


@login_required
def write(request: SignedInRequest, page: int) -> HttpResponse:
    resource, districts = find_page(request, page), districts_to_write_for(request.user)
    if not districts:
        raise Http404
    form = TriedHereForm(request.POST if request.method == "POST" else None, districts=districts)
    if request.method == "POST":
        written = filled(form, lambda: write_note(
            resource, district=form.cleaned_data["district"], facts=form.facts(), readers=form.cleaned_data["readers"],
            looked_at=form.cleaned_data["looked_at"], actor=request.user,
        ))  # fmt: skip
        if written is not None:
            messages.success(request, f"Thank you. {written.readers_words}.")
            return redirect(written)
    return render(request, "resources/tried_here/write.html", {"form": form, "resource": resource})


@login_required
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = find(request, pk)
    if not may_change(shown, request.user):
        raise Http404
    readers = shown.audience if shown.is_shown else Audience.DISTRICT
    form = TriedHereForm(
        request.POST if request.method == "POST" else None,
        instance=find(request, pk),
        districts=[shown.district],
        initial={"readers": readers},
    )
    if request.method == "POST":
        changed = filled(form, lambda: change_note(
            shown, facts=form.facts(), readers=form.cleaned_data["readers"], looked_at=form.cleaned_data["looked_at"],
            actor=request.user,
        ))  # fmt: skip
        if changed is not None:
            messages.success(request, f"It is changed. {changed.readers_words}.")
            return redirect(changed)
    return render(request, "resources/tried_here/write.html", {"form": form, "resource": shown.page, "note": shown})


@login_required
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = find(request, pk)
    if not may_change(shown, request.user):
        raise Http404
    if request.method == "POST":
        withdraw_note(shown, actor=request.user)
        messages.success(request, "It is withdrawn. Your district still sees it and may show it again.")
        return redirect("library:our_tried_here")
    return render(request, "resources/tried_here/withdraw.html", {"note": shown})
