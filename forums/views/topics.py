from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from forums.enums import Level
from forums.models.topic import PAGE, url_of
from forums.policies import can_accept, can_reply
from forums.readers import reader_of
from forums.selectors.asking import asking_of, known_of
from forums.selectors.dressing import dressed
from forums.selectors.looks import look_of
from forums.selectors.posts import page_asked, page_of, posts_on
from forums.selectors.records import silence_told
from forums.selectors.subjects import subject_of
from forums.selectors.tags import tags_of
from forums.selectors.topic_rows import badges_of
from forums.selectors.topics import topic_for
from forums.services.marks import mark_read, set_level
from forums.views.finding import find_topic, led_on
from forums.views.writing import reply_form

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest
    from forums.models import Topic


@require_safe
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    reader = reader_of(request.user)
    shown = topic_for(reader, pk)
    if shown is None:
        return led_on(reader, pk)
    is_moderator: bool = shown.is_moderated  # type: ignore[attr-defined]  # annotated
    page = page_asked(shown, request.GET.get("page"))
    read: int | None = None if reader.user_id is None else shown.read_seq or 0  # type: ignore[attr-defined]  # annotated
    posts = posts_on(shown, page, reader, is_moderator=is_moderator, read=read)
    is_last = page >= shown.last_page
    seen = min(page * PAGE, shown.last_seq)
    if request.method == "GET" and request.user.is_authenticated and read is not None and read < seen:
        mark_read(request.user, shown, up_to=seen)
    silence = silence_told(reader, shown.board)
    may_reply = silence is None and can_reply(reader, shown, is_moderator=is_moderator)
    context = {
        "topic": shown,
        "badges": badges_of(shown),
        "posts": [look_of(post) for post in dressed(posts, reader)],
        "number": page,
        "is_last": is_last,
        **ways_from(shown, page, read),
        "tags": tags_of(shown) if shown.is_tagged else [],  # type: ignore[attr-defined]  # annotated
        "subject": subject_of(shown, request.user),
        "is_member": reader.is_member,
        "is_moderator": is_moderator,
        "may_reply": may_reply,
        "silence": silence,
        "may_reopen": shown.answer_id is not None and can_accept(reader, shown, is_moderator=is_moderator),
        "level": shown.level or Level.MENTIONS.value,  # type: ignore[attr-defined]  # annotated
        "asking": asking_of(shown) if shown.is_called and shown.author_id == reader.user_id else None,  # type: ignore[attr-defined]  # annotated
        "asked_for": known_of(shown, request.user) if shown.is_asked and not shown.answer_id else None,  # type: ignore[attr-defined]  # annotated
        "form": reply_form(request.user, shown) if may_reply and is_last and request.user.is_authenticated else None,
    }
    return render(request, "forums/topic.html", context)


def ways_from(topic: Topic, page: int, read: int | None) -> dict[str, str]:
    """The addresses of the pages beside this one, and of what is new where that is on another; empty where there is none."""
    new = page_of(read + 1) if read and read < topic.shown_seq else page
    return {
        "previous": url_of(topic, page - 1) if page > 1 else "",
        "next": url_of(topic, page + 1) if page < topic.last_page else "",
        "new_url": url_of(topic, new) if new != page else "",
    }


@require_POST
@login_required
def hear(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = find_topic(reader_of(request.user), pk)
    level = request.POST.get("level", "")
    if level not in Level.values:
        raise Http404
    set_level(shown, level=Level(level), actor=request.user)
    messages.success(request, HEARD[Level(level)])
    return redirect(shown)


HEARD = {
    Level.WATCH: "You hear of every new post in this topic.",
    Level.MENTIONS: "You hear of this topic only where somebody names you.",
    Level.MUTE: "You hear nothing more of this topic.",
}
