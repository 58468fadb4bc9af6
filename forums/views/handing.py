"""Who is on what: moderators share what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from clearinghouse.core.views.returning import back_or
from clearinghouse.core.views.trying import tried
from forums.services.claiming import claim_post, leave_note, release_post
from forums.services.moderating import close_reports
from forums.services.revisions import take_out_version
from forums.views.moderation import find

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@require_POST
@login_required
def claim(request: SignedInRequest, pk: int) -> HttpResponse:
    post = find(request, pk)
    if tried(request, lambda: claim_post(post, actor=request.user)):
        messages.success(
            request, f"You are on it until {timezone.localtime(post.claim.until):%-I:%M %p}. Then it is anybody’s again."
        )
    return back_or(request, "forums:moderate", post.pk)


@require_POST
@login_required
def release(request: SignedInRequest, pk: int) -> HttpResponse:
    post = find(request, pk)
    if tried(request, lambda: release_post(post, actor=request.user)):
        messages.success(request, "It is anybody’s again. A note tells the next moderator what you found out.")
    return back_or(request, "forums:moderate", post.pk)


@require_POST
@login_required
def note(request: SignedInRequest, pk: int) -> HttpResponse:
    post = find(request, pk)
    if tried(request, lambda: leave_note(post, text=request.POST.get("text", ""), actor=request.user)):
        messages.success(request, "Your note stands with the post. Only moderators of this board read it.")
    return back_or(request, "forums:moderate", post.pk)


@require_POST
@login_required
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    post = find(request, pk)
    if tried(request, lambda: close_reports(post, actor=request.user)):
        messages.success(request, "The reports are done with. The post stays deleted.")
    return back_or(request, "forums:moderate", post.pk)


@require_POST
@login_required
def hide_version(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    post = find(request, pk)
    if tried(request, lambda: take_out_version(post, number, is_hidden=True, actor=request.user)):
        messages.success(request, "Nobody but moderators reads these words any more.")
    return redirect("forums:history", post.pk)


@require_POST
@login_required
def show_version(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    post = find(request, pk)
    if tried(request, lambda: take_out_version(post, number, is_hidden=False, actor=request.user)):
        messages.success(request, "Whoever reads the post reads these words again.")
    return redirect("forums:history", post.pk)
