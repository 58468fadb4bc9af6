from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.views.trying import tried
from forums.policies import can_delete, can_moderate
from forums.readers import reader_of
from forums.selectors.posts import versions_of
from forums.services.answers import accept_answer, withdraw_answer
from forums.services.editing import delete_post
from forums.views.finding import find_post, find_topic

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@require_safe
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """The address of a post for good: it leads to where the post stands now."""
    return redirect(find_post(reader_of(request.user), pk).place)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    reader = reader_of(request.user)
    shown = find_post(reader, pk)
    is_moderator = can_moderate(reader, shown.topic.board)
    versions = versions_of(shown, is_moderator=is_moderator)
    return render(request, "forums/history.html", {"post": shown, "versions": versions, "is_moderator": is_moderator})


@never_cache
@login_required
def delete(request: SignedInRequest, pk: int) -> HttpResponse:
    reader = reader_of(request.user)
    gone = find_post(reader, pk)
    if not can_delete(reader, gone):
        raise Http404
    if request.method != "POST":
        return render(request, "forums/delete.html", {"post": gone})
    topic = gone.topic
    if tried(request, lambda: delete_post(gone, actor=request.user)):
        messages.success(request, "Your post is deleted. Moderators of the board still see that it stood there.")
    return redirect(topic.board if gone.is_first else topic)


@require_POST
@login_required
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    found = find_post(reader_of(request.user), pk)
    if tried(request, lambda: accept_answer(found, actor=request.user)):
        messages.success(request, "Marked as the answer. Others who ask the same find it first.")
    return redirect(found.place)


@require_POST
@login_required
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    topic = find_topic(reader_of(request.user), pk)
    if tried(request, lambda: withdraw_answer(topic, actor=request.user)):
        messages.success(request, "The question is open again.")
    return redirect(topic)
