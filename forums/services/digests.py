"""Letters that gather: what is new on a person's boards, in one mail on a school morning. Everything is asked anew as it is sent."""

from __future__ import annotations

from datetime import datetime
from textwrap import indent
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Case, IntegerField, Value, When
from django.db.models.functions import Greatest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.accounts.services.mail import Mail, one_click
from clearinghouse.core import outbox
from forums.enums import GATHERED
from forums.markup import plain, shortened
from forums.models import TopicMark
from forums.selectors.digests import due
from forums.selectors.letters import gathered_for, wish_of
from forums.services.sending import bounce_address, send_letter
from forums.services.wishes import stop_letters_url, take_turn

if TYPE_CHECKING:
    from forums.models import MailWish
    from forums.selectors.digests import Due
    from forums.selectors.letters import BoardNews, TopicNews

DIGEST = "forums.digest"
MOST_TOPICS, MOST_POSTS, LONGEST = 25, 3, 400


def begin_digests(now: datetime | None = None) -> int:
    """Begin every letter that is due, each once however often and by however many this is called; returns how many."""
    moment = now or timezone.now()
    return sum(begin(row, moment) for row in due(moment))


@transaction.atomic
def begin(row: Due, moment: datetime) -> bool:
    """Take the turn and queue the letter: both, or neither. It tells of what was said until now, however late it is sent."""
    is_ours = take_turn(row.user_id, day=row.day, since=row.since)
    if is_ours:
        payload = {"user": row.user_id, "day": row.day.isoformat(), "until": moment.isoformat()}
        outbox.enqueue(DIGEST, payload, key=str(row.user_id))
    return is_ours


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery."""
    for payload in payloads:
        write_digest(payload["user"], day=payload["day"], until=datetime.fromisoformat(payload["until"]))


def write_digest(user_id: int, *, day: str, until: datetime) -> None:
    """Send one person what is new, where there is anything. Twice for one day, it is one letter."""
    person = User.objects.filter(pk=user_id, is_active=True).first()
    if person is None:
        return
    wish = wish_of(person)
    news = first_topics(gathered_for(person, until)) if wish.rhythm in GATHERED and wish.paused_at is None else []
    if news:
        send_letter(person, digest(person, news, wish), key=f"{DIGEST}:{person.pk}:{day}")
        remember(person, [row for board in news for row in board.topics])


def first_topics(news: list[BoardNews]) -> list[BoardNews]:
    """As much as one letter holds; what is left out is told by the next."""
    found, left = [], MOST_TOPICS
    for board in news:
        if left > 0:
            found.append(type(board)(board.board, board.topics[:left]))
            left -= len(board.topics)
    return found


def digest(person: User, news: list[BoardNews], wish: MailWish) -> Mail:
    """Text and HTML, with the link that ends such mail without signing in."""
    stop = stop_letters_url(person.pk)
    words = {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "person": person,
        "boards": [{"board": board.board, "topics": [lines_of(row) for row in board.topics]} for board in news],
        "url": settings.SITE_URL + reverse("forums:index"),
        "settings_url": settings.SITE_URL + reverse("forums:mail"),
        "unsubscribe_url": stop,
    }
    return Mail(
        to=person.email,
        subject=subject_of(news),
        text=render_to_string("forums/email/digest.txt", words),
        html=render_to_string("forums/email/digest.html", words),
        headers={**one_click(stop), "Auto-Submitted": "auto-generated"},
        bounces_to=bounce_address(person, wish.reply_version),
    )


def lines_of(row: TopicNews) -> dict[str, Any]:
    """One topic as the letter tells of it."""
    told = [(post, shortened(plain(post.html), LONGEST)) for post in row.posts[:MOST_POSTS]]
    posts = [{"post": post, "words": words, "indented": indent(words, "  ")} for post, words in told]
    url = settings.SITE_URL + row.posts[0].get_absolute_url()
    return {"topic": row.topic, "posts": posts, "more": max(0, len(row.posts) - MOST_POSTS), "url": url}


def subject_of(news: list[BoardNews]) -> str:
    """How much there is, and what the first topic is about."""
    topics = [row.topic for board in news for row in board.topics]
    more = f" and {len(topics) - 1} more topic{'s' if len(topics) > 2 else ''}" if len(topics) > 1 else ""
    return " ".join(f"New on your boards: {topics[0].title}{more}".split())


def remember(person: User, told: list[TopicNews]) -> None:
    """Note how far the person was told in each topic. Two queries; the marks never move back."""
    TopicMark.objects.bulk_create([TopicMark(user=person, topic=row.topic) for row in told], ignore_conflicts=True)
    reached = Case(*(When(topic=row.topic.pk, then=Value(row.posts[-1].seq)) for row in told), output_field=IntegerField())
    marks = TopicMark.objects.filter(user=person, topic__in=[row.topic.pk for row in told])
    marks.update(told_seq=Greatest("told_seq", reached))
