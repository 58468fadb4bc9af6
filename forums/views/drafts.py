from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.pagination import paginate
from forums.forms.drafts import DraftForm
from forums.forms.kept import KeepsFiles
from forums.models import Draft
from forums.policies import can_reply, can_write
from forums.readers import reader_of
from forums.selectors.drafts import drafts_of
from forums.services.drafts import discard_draft, save_draft
from forums.views import writing
from forums.views.finding import find_board, find_heir
from forums.views.keeping import hold_files, keep, settle, token_in

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest
    from forums.models import Board, Post, Topic

PAGE = 20
KEPT = "Saved as a draft. Only you see it; it waits here and under “Your drafts”."


@never_cache
@require_safe
@login_required
def index(request: SignedInRequest) -> HttpResponse:
    page = paginate(drafts_of(request.user), request.GET.get("page"), size=PAGE)
    return render(request, "forums/drafts.html", {"page": page})


@require_POST
@login_required
def delete(request: SignedInRequest, pk: int) -> HttpResponse:
    draft = Draft.objects.visible_to(request.user).filter(id=pk).first()
    if draft is None:
        raise Http404
    discard_draft(draft, actor=request.user)
    messages.success(request, "The draft is thrown away.")
    return redirect("forums:drafts")


@never_cache
@require_POST
@login_required
def keep_reply(request: SignedInRequest, pk: int) -> HttpResponse:
    reader = reader_of(request.user)
    topic = find_heir(reader, pk)
    is_moderator: bool = topic.is_moderated  # type: ignore[attr-defined]  # annotated
    if not can_reply(reader, topic, is_moderator=is_moderator):
        raise Http404
    quoted = writing.quoted_post(topic, reader, request.POST.get("quoted", ""))
    return kept(request, topic, quoted) or writing.answer(request, pk)


@never_cache
@require_POST
@login_required
def keep_topic(request: SignedInRequest, slug: str) -> HttpResponse:
    reader = reader_of(request.user)
    board = find_board(reader, slug)
    if not can_write(reader, board):
        raise Http404
    return kept(request, board) or writing.start(request, slug)


def kept(request: SignedInRequest, where: Topic | Board, quoted: Post | None = None) -> HttpResponse | None:
    """What follows from keeping it, for a script or for a person; None where the form itself has to say what is wrong."""
    form = DraftForm(request.POST)
    is_script = request.headers.get("Accept") == "application/json"
    if not form.is_valid():
        return JsonResponse({"saved": False}, status=400) if is_script else None
    if not is_script:
        keep_chosen(request)
    draft = save_draft(where, form.begun(tags=request.POST.getlist("tags"), quoted=quoted), actor=request.user)
    if is_script:
        return JsonResponse({"saved": draft is not None})
    messages.success(request, KEPT if draft else "There was nothing to save.")
    return redirect(draft or reverse("forums:drafts"))


def keep_chosen(request: SignedInRequest) -> None:
    """Keep the file that was chosen, and leave out what is left out. What is wrong with a file is said; the words are kept all the same."""
    form = KeepsFiles(request.POST, request.FILES)
    hold_files(form, request.user, token_in(request.POST))
    settle(request, form)
    keep(request, form)
    for words in form.errors.get("file", ()):
        messages.error(request, f"The file is not kept. {words}")
