from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.forms import saved
from forums.enums import COMMON, Level
from forums.forms import BoardForm
from forums.models import Board
from forums.policies import can_write
from forums.readers import reader_of
from forums.selectors.board_page import page_of_board
from forums.selectors.boards import boards_for, districts_for_boards
from forums.selectors.moderation import duty_of
from forums.selectors.openings import openings_of
from forums.selectors.records import silence_told
from forums.selectors.subjects import subject_asked
from forums.services.boards import create_board, update_board
from forums.services.marks import mark_board_read, set_board_level
from forums.views.finding import find_board

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest
    from forums.readers import Reader


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request.user)
    duty = duty_of(reader)
    about = request.GET.get("about", "")[:40]
    context = {
        "about": about,
        "subject": subject_asked(about, request.user) if reader.is_member else None,
        "groups": boards_for(request.user, reader),
        "is_member": reader.is_member,
        "may_create": may_create(reader),
        "moderates": duty.moderates,
        "waiting": duty.waiting,
    }
    return render(request, "forums/index.html", context)


def may_create(reader: Reader) -> bool:
    """Whether there is any kind of board that the person may open."""
    return reader.keeps_boards or bool(reader.administers)


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    reader = reader_of(request.user)
    shown = find_board(reader, slug)
    asked = request.GET
    only = "open" if asked.get("only") == "open" else ""
    found = page_of_board(shown, reader, request.user, only=only, tag=asked.get("tag", ""), number=asked.get("page"))
    silence = silence_told(reader, shown)
    context = {
        "board": shown,
        "page": found.page,
        "rows": found.rows,
        "only": only,
        "tags": found.tags,
        "tag": found.tag,
        "narrowed": urlencode({name: value for name, value in (("only", only), ("tag", found.tag and found.tag.slug)) if value}),
        "is_member": reader.is_member,
        "openings": openings_of(shown) if shown.is_moderated_here and shown.audience not in COMMON else [],  # type: ignore[attr-defined]  # annotated
        "may_write": silence is None and can_write(reader, shown),
        "silence": silence,
        "may_keep": shown in Board.objects.kept_by(reader) if may_create(reader) else False,
        "level": found.mark.level if found.mark else Level.MENTIONS.value,
        "now": timezone.now(),
    }
    return render(request, "forums/board.html", context)


@require_POST
@login_required
def read(request: SignedInRequest, slug: str) -> HttpResponse:
    shown = find_board(reader_of(request.user), slug)
    mark_board_read(shown, until=moment_of(request.POST.get("until", "")), actor=request.user)
    messages.success(request, f"Everything on “{shown}” is marked as read.")
    return redirect(shown)


def moment_of(text: str) -> datetime | None:
    """The moment that the page was made; now where the form has none that can be read."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and timezone.is_aware(found) else None


@require_POST
@login_required
def hear(request: SignedInRequest, slug: str) -> HttpResponse:
    shown = find_board(reader_of(request.user), slug)
    level = request.POST.get("level", "")
    if level not in Level.values:
        raise Http404
    set_board_level(shown, level=Level(level), actor=request.user)
    messages.success(request, "You hear of new topics here." if level == Level.WATCH else "You do not hear of new topics here.")
    return redirect(shown)


@login_required
def create(request: SignedInRequest) -> HttpResponse:
    reader = reader_of(request.user)
    if not may_create(reader):
        raise Http404
    form = BoardForm(request.POST or None, reader=reader, keeps=districts_for_boards(reader))
    if request.method == "POST" and form.is_valid():
        made = saved(form, lambda: create_board(facts=form.facts(), moderators=form.moderators(), actor=request.user))
        if made is not None:
            messages.success(request, "The board is open. Start its first topic: a board with something in it is written on.")
            return redirect(made)
    return render(request, "forums/edit_board.html", {"form": form})


@login_required
def edit(request: SignedInRequest, slug: str) -> HttpResponse:
    reader = reader_of(request.user)
    changed = find_board(reader, slug)
    if not Board.objects.kept_by(reader).filter(pk=changed.pk).exists():
        raise Http404
    form = BoardForm(
        request.POST or None, instance=Board.objects.get(pk=changed.pk), reader=reader, keeps=districts_for_boards(reader)
    )
    if request.method == "POST" and form.is_valid():
        stored = saved(form, lambda: update_board(changed, facts=form.facts(), moderators=form.moderators(), actor=request.user))
        if stored is not None:
            messages.success(request, "The changes are saved.")
            return redirect(changed)
    return render(request, "forums/edit_board.html", {"form": form, "board": changed})
