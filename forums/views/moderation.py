from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.returning import back_or
from forums.enums import FlagReason
from forums.forms import FlagForm, HideForm, SettingsForm
from forums.policies import can_moderate
from forums.readers import reader_of
from forums.selectors.moderation import boards_to_move_to, duty_of, queue_for, reports_on
from forums.services.flagging import flag_post
from forums.services.moderating import hide_post, purge_post, set_topic, show_post
from forums.views.finding import find_post, find_topic, said
from forums.views.posts import tried

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest
    from forums.models import Post

PAGE = 20


@never_cache
@require_safe
@login_required
def queue(request: SignedInRequest) -> HttpResponse:
    reader = reader_of(request.user)
    if not duty_of(reader).moderates:
        raise Http404
    page = paginate(queue_for(reader), request.GET.get("page"), size=PAGE)
    return render(request, "forums/queue.html", {"page": page})


@never_cache
@login_required
def flag(request: SignedInRequest, pk: int) -> HttpResponse:
    reader = reader_of(request.user)
    post = find_post(reader, pk)
    if not reader.is_member or not post.is_shown or post.author_id == reader.user_id:
        raise Http404
    form = FlagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        if tried(request, lambda: flag_post(post, reason=FlagReason(facts["reason"]), note=facts["note"], actor=request.user)):
            messages.success(request, "Thank you. The moderators of this board look at it.")
        return redirect(post.topic)
    return render(request, "forums/flag.html", {"post": post, "form": form})


def find(request: SignedInRequest, pk: int) -> Post:
    """The post of this number, where the person moderates its board."""
    reader = reader_of(request.user)
    post = find_post(reader, pk)
    if not can_moderate(reader, post.topic.board):
        raise Http404
    return post


@never_cache
@require_safe
@login_required
def moderate(request: SignedInRequest, pk: int) -> HttpResponse:
    post = find(request, pk)
    return render(request, "forums/moderate.html", {"post": post, "reports": reports_on(post), "form": HideForm()})


@require_POST
@login_required
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    post = find(request, pk)
    if tried(request, lambda: show_post(post, actor=request.user)):
        messages.success(request, "It stands now.")
    return back_or(request, "forums:moderate", post.pk)


@require_POST
@login_required
def hide(request: SignedInRequest, pk: int) -> HttpResponse:
    post = find(request, pk)
    if tried(request, lambda: hide_post(post, reason=request.POST.get("reason", ""), actor=request.user)):
        messages.success(request, "It is taken down. Whoever wrote it reads why.")
    return back_or(request, "forums:moderate", post.pk)


@never_cache
@login_required
def purge(request: SignedInRequest, pk: int) -> HttpResponse:
    post = find(request, pk)
    if request.method != "POST":
        return render(request, "forums/purge.html", {"post": post})
    if tried(request, lambda: purge_post(post, actor=request.user)):
        messages.success(request, "Its words are gone for good: from the post, its history, the search and mail not yet sent.")
    return redirect("forums:moderate", post.pk)


@never_cache
@login_required
def settings(request: SignedInRequest, pk: int) -> HttpResponse:
    reader = reader_of(request.user)
    topic = find_topic(reader, pk)
    if not topic.is_moderated:  # type: ignore[attr-defined]  # annotated
        raise Http404
    form = SettingsForm(request.POST or None, topic=topic, boards=boards_to_move_to(reader))
    is_whole = request.method == "POST" and form.is_valid()
    if is_whole and said(form, lambda: set_topic(topic, **form.cleaned_data, actor=request.user)):
        messages.success(request, "The topic is changed.")
        return redirect(topic)
    return render(request, "forums/settings.html", {"topic": topic, "form": form})
