from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.forms import saved
from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.returning import back_or
from clearinghouse.core.views.trying import tried
from forums.enums import FlagReason, FlagState, PostState
from forums.forms import FlagForm, HideForm, NoteForm, QueueForm, SettingsForm, WarnForm
from forums.policies import can_keep_record, can_moderate, can_open_closed_board, scope_of
from forums.readers import reader_of
from forums.selectors.appeals import appeals_for
from forums.selectors.calendars import appeals_with_time_waited, with_time_waited
from forums.selectors.moderation import boards_to_move_to, claim_on, moderates, notes_on, queue_for, reports_on, standing_of
from forums.selectors.purges import proof_of, quoting
from forums.selectors.recusal import recusal_for
from forums.services.flagging import flag_post
from forums.services.moderating import hide_post, purge_post, set_topic, show_post
from forums.views.finding import find_post, find_topic

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest
    from forums.models import Post
    from forums.readers import Reader

PAGE = 20


@never_cache
@require_safe
@login_required
def queue(request: SignedInRequest) -> HttpResponse:
    reader = reader_of(request.user)
    if not moderates(reader):
        raise Http404
    form = QueueForm(request.GET, boards=boards_to_move_to(reader))
    wanted = form.wanted()
    page = paginate(queue_for(reader, wanted), request.GET.get("page"), size=PAGE)
    page.object_list = with_time_waited(list(page.object_list), request.user)
    appeals = list(appeals_for(reader, wanted)[:PAGE]) if page.number == 1 else []
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "ways": ways_from_queue(reader),
        "appeals": appeals_with_time_waited(appeals, request.user),
        "page": page,
        "form": form,
        "is_narrow": wanted.is_narrow,
        "query": asked.urlencode(),
        "here": request.get_full_path(),
    }
    return render(request, "forums/queue.html", context)


def ways_from_queue(reader: Reader) -> list[tuple[str, str]]:
    """Where else a moderator goes, by name and address."""
    ways = (
        (True, "What moderators did", "forums:log"),
        (reader.oversees or bool(reader.administers), "Words to watch for", "forums:words"),
        (reader.oversees, "Who looks after the boards", "forums:rota"),
        (can_open_closed_board(reader), "Read a district’s board", "forums:openings"),
    )
    return [(words, reverse(name)) for may, words, name in ways if may]


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
    reports, claim, seen = reports_on(post), claim_on(post), standing_of(post)
    context = {
        "post": post,
        "reports": reports,
        "waits": post.state == PostState.WAITING or any(report.state == FlagState.WAITING for report in reports),
        "claim": claim,
        "is_mine": claim is not None and claim.moderator_id == request.user.pk,
        "notes": notes_on(post),
        "seen": seen,
        "proof": proof_of(post) if not post.text else None,
        "quoting": quoting(post) if not post.text else (),
        "recusal": recusal_for(reader_of(request.user), post),
        "form": HideForm(initial={"seen": seen}),
        "note_form": NoteForm(),
        "warn_form": WarnForm(auto_id="warn_%s"),
        "keeps_record": can_keep_record(reader_of(request.user), scope_of(post.topic.board)),
    }
    return render(request, "forums/moderate.html", context)


@require_POST
@login_required
def show(request: SignedInRequest, pk: int) -> HttpResponse:
    post = find(request, pk)
    if tried(request, lambda: show_post(post, actor=request.user, seen=seen_by(request))):
        messages.success(request, "It stands now.")
    return back_or(request, "forums:moderate", post.pk)


@require_POST
@login_required
def hide(request: SignedInRequest, pk: int) -> HttpResponse:
    post = find(request, pk)
    reason = request.POST.get("reason", "")
    if tried(request, lambda: hide_post(post, reason=reason, actor=request.user, seen=seen_by(request))):
        messages.success(request, "It is taken down. Whoever wrote it reads why.")
    return back_or(request, "forums:moderate", post.pk)


def seen_by(request: SignedInRequest) -> str:
    """How the post stood on the page that sends this; empty from the dashboard, which does not say."""
    return request.POST.get("seen", "")[:40]


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
    if is_whole and saved(form, lambda: set_topic(topic, **form.cleaned_data, actor=request.user)):
        messages.success(request, "The topic is changed.")
        return redirect(topic)
    return render(request, "forums/settings.html", {"topic": topic, "form": form})
