from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.core.views.fragments import fragments
from forums.answers import Made, answers
from forums.policies import ways_of
from forums.readers import reader_of
from forums.selectors.events import Happened, News, news_after, own_to
from forums.selectors.looks import look_of
from forums.selectors.topics import topic_to_follow

if TYPE_CHECKING:
    from django.http import HttpRequest

    from forums.models import Topic
    from forums.readers import Reader

LONGEST_NUMBER = 9


@never_cache
@require_safe
def events(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened in a topic after a number, as pieces of the page: what the page itself would show, to whom it would show it."""
    reader = reader_of(request.user)
    topic = topic_to_follow(reader, pk)
    if topic is None:
        raise Http404
    after, epoch = number_of(request.GET.get("after", "")), number_of(request.GET.get("epoch", ""))
    text = answers.ask(key_of(topic, after, epoch, reader), reader.user_id, lambda: made(topic, after, epoch, reader))
    return HttpResponse(text, content_type="application/json")


def key_of(topic: Topic, after: int, epoch: int, reader: Reader) -> tuple[Any, ...]:
    """All that enters an answer, but for what is the reader's own in it. Whatever happens in the topic makes it another."""
    standing = (topic.pk, topic.epoch, topic.last_event, topic.last_seq, topic.answer_id, topic.updated_at)
    return (*standing, after, epoch, ways_of(reader, topic, is_moderator=moderates(topic)))


def made(topic: Topic, after: int, epoch: int, reader: Reader) -> Made:
    """The answer for this reader, and who would get another. What a link of ours shows depends on each reader."""
    news = news_after(topic, after, epoch, reader, is_moderator=moderates(topic))
    is_personal = any(one.shown and one.shown.carded for one in news.happened)
    return Made(text_of(news), own_to(news.posts), is_personal)


def moderates(topic: Topic) -> bool:
    """Whether the reader for whom the topic was found moderates it."""
    return bool(topic.is_moderated)  # type: ignore[attr-defined]  # annotated


def text_of(news: News) -> bytes:
    """The answer as it is sent."""
    answer = {
        "epoch": news.epoch,
        "seq": news.newest,
        "last": news.last_seq,
        "more": news.has_more,
        "reset": news.is_lost,
        "changed": news.is_topic_changed,
        "posts": [piece_of(one) for one in news.happened if one.seq is not None],
    }
    return json.dumps(answer).encode()


def piece_of(one: Happened) -> dict[str, Any]:
    """A post as the page shows it; empty where it shows none."""
    if one.shown is None:
        return {"seq": one.seq, "html": ""}
    return {"seq": one.seq, "html": fragments.render("forums/post.html", look_of(one.shown))}


def number_of(text: str) -> int:
    """A number of the address; -1, which nothing has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else -1
