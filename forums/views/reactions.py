from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.views.trying import tried
from forums.enums import ReactionKind
from forums.readers import reader_of
from forums.selectors.reactions import people_on
from forums.services import reactions
from forums.views.finding import find_post

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@require_POST
@login_required
def react(request: SignedInRequest, pk: int) -> HttpResponse:
    """`give` or `take` names the word, so that a button pressed twice on an old page does what it says."""
    post = find_post(reader_of(request.user), pk)
    is_on = "give" in request.POST
    kind = request.POST.get("give" if is_on else "take", "")
    if kind not in ReactionKind.values:
        raise Http404
    tried(request, lambda: reactions.react(post, kind=ReactionKind(kind), is_on=is_on, actor=request.user))
    return redirect(post.place)


@require_safe
def who(request: HttpRequest, pk: int) -> HttpResponse:
    post = find_post(reader_of(request.user), pk)
    return render(request, "forums/reactions.html", {"post": post, "said": people_on(post)})
