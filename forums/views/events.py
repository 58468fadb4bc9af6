from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forums.readers import reader_of
from forums.selectors.events import Happened, news_after
from forums.views.finding import find_topic

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LONGEST_NUMBER = 9


@never_cache
@require_safe
def events(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened in a topic after a number, as pieces of the page: what the page itself would show, to whom it would show it."""
    reader = reader_of(request.user)
    topic = find_topic(reader, pk)
    after, epoch = number_of(request.GET.get("after", "")), number_of(request.GET.get("epoch", ""))
    is_moderator: bool = topic.is_moderated  # type: ignore[attr-defined]  # annotated
    news = news_after(topic, after, epoch, reader, is_moderator=is_moderator)
    answer = {
        "epoch": news.epoch,
        "seq": news.newest,
        "last": news.last_seq,
        "more": news.has_more,
        "reset": news.is_lost,
        "changed": news.is_topic_changed,
        "posts": [piece_of(one) for one in news.happened if one.seq is not None],
    }
    return JsonResponse(answer)


def piece_of(one: Happened) -> dict[str, Any]:
    """A post as the page shows it; empty where it shows none."""
    if one.shown is None:
        return {"seq": one.seq, "html": ""}
    return {"seq": one.seq, "html": render_to_string("forums/post.html", {"shown": one.shown})}


def number_of(text: str) -> int:
    """A number of the address; -1, which nothing has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else -1
