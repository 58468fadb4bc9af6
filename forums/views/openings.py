"""Closed boards that an administrator of the consortium has opened: pages to read, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.forms import saved
from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.trying import tried
from forums.forms import OpenForm
from forums.models import BoardOpening
from forums.policies import can_open_closed_board
from forums.readers import reader_of
from forums.selectors.openings import opened_posts, opened_topic, opened_topics, opening_for, own_openings
from forums.services.openings import end_opening, open_board

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

TOPICS, POSTS = 30, 20


@never_cache
@login_required
def openings(request: SignedInRequest) -> HttpResponse:
    if not can_open_closed_board(reader_of(request.user)):
        raise Http404
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        opening = saved(form, lambda: open_board(facts["address"], reason=facts["reason"], actor=request.user))
        if opening is not None:
            messages.success(request, f"You read it until {timezone.localtime(opening.until):%-I:%M %p}. Its district is told.")
            return redirect(opening)
    return render(request, "forums/openings.html", {"form": form, "openings": own_openings(request.user)})


def find_opening(request: SignedInRequest, pk: int) -> BoardOpening:
    """The opening of this number, while it lasts, for whoever opened it."""
    found = opening_for(request.user, pk)
    if found is None:
        raise Http404
    return found


@never_cache
@require_safe
@login_required
def board(request: SignedInRequest, pk: int) -> HttpResponse:
    opening = find_opening(request, pk)
    page = paginate(opened_topics(opening), request.GET.get("page"), size=TOPICS)
    return render(request, "forums/opened_board.html", {"opening": opening, "page": page})


@never_cache
@require_safe
@login_required
def topic(request: SignedInRequest, pk: int, topic_pk: int) -> HttpResponse:
    opening = find_opening(request, pk)
    shown = opened_topic(opening, topic_pk)
    if shown is None:
        raise Http404
    page = paginate(opened_posts(shown), request.GET.get("page"), size=POSTS)
    return render(request, "forums/opened_topic.html", {"opening": opening, "topic": shown, "page": page})


@require_POST
@login_required
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    found = BoardOpening.objects.visible_to(request.user).select_related("board").filter(id=pk).first()
    if found is None:
        raise Http404
    if tried(request, lambda: end_opening(found, actor=request.user)):
        messages.success(request, "The board is closed to the consortium again.")
    return redirect("forums:openings") if found.person_id == request.user.pk else redirect(found.board)
