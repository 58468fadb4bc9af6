from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_POST, require_safe

from forums.atom import atom
from forums.forms import FeedForm
from forums.models import ForumFeed
from forums.selectors import feeds as selectors
from forums.services.feeds import make_feed, revoke_feed

if TYPE_CHECKING:
    from django.http import HttpRequest

    from clearinghouse.accounts.requests import SignedInRequest

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


@require_safe
def public_feed(request: HttpRequest) -> HttpResponse:
    """As everybody reads the boards, whoever asks."""
    title = f"New on the open boards of {settings.SITE_NAME}"
    return atom(request, title, reverse("forums:index"), selectors.newest_for_all(), since=BEGINNING)


@require_safe
def board_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """A board that everybody reads. Any other looks as if there were none: a feed reader is nobody."""
    board = selectors.board_for_all(slug)
    if board is None:
        raise Http404
    posts = selectors.newest_on(board)
    return atom(request, f"{board} · {settings.SITE_NAME}", board.get_absolute_url(), posts, since=board.created_at)


@cache_control(private=True, no_cache=True)  # the address is the permission, and must end with it
@require_safe
def own_feed(request: HttpRequest, secret: str) -> HttpResponse:
    feed = selectors.feed_of(secret)
    if feed is None:
        raise Http404
    title = f"{feed.board or 'All that I follow'} · {settings.SITE_NAME}"
    about = feed.board.get_absolute_url() if feed.board else reverse("forums:index")
    return atom(request, title, about, selectors.newest_in(feed), since=feed.created_at)


@never_cache
@login_required
def feeds(request: SignedInRequest) -> HttpResponse:
    kept = selectors.feeds_of(request.user)
    boards = selectors.boards_without_feed(request.user, kept)
    has_own = any(row.feed.board is None for row in kept)
    form = FeedForm(request.POST if request.method == "POST" else None, boards=boards, has_own=has_own)
    if request.method == "POST" and form.is_valid():
        make_feed(owner=request.user, board=form.chosen())
        messages.success(request, "The address is ready. Whoever has it can read this feed: keep it to yourself.")
        return redirect("forums:feeds")
    is_all = has_own and not boards
    return render(request, "forums/feeds.html", {"feeds": kept, "form": None if is_all else form})


@require_POST
@login_required
def revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    revoke_feed(get_object_or_404(ForumFeed.objects.visible_to(request.user), pk=pk), actor=request.user)
    messages.success(request, "That address leads nowhere now.")
    return redirect("forums:feeds")
