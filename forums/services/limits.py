"""How much a person writes: all limits in one place. Moderators of a board have none there.

Nobody is judged by how they behave: a district vouches for each of its people. The limits of a person's first day only keep an account that was taken over, or a
pasted list of links, from filling the boards before anybody has seen it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from forums.enums import PostState
from forums.errors import SaidAlready, TooFast, TooManyLinks
from forums.models import Post

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from clearinghouse.accounts.models import User

FIRST_DAY = timedelta(days=1)
# So many posts in so long a time; who writes more waits until the oldest of them is past.
LIMITS = ((6, timedelta(minutes=1)), (60, timedelta(hours=1)))
TOPICS_ON_FIRST_DAY, POSTS_ON_FIRST_DAY, LINKS_ON_FIRST_DAY = 5, 15, 2
SAME_WORDS = timedelta(minutes=5)
LINK = re.compile(r"https?://[^\s<>\")\]]+", re.IGNORECASE)


def check_pace(author: User, text: str, *, opens_topic: bool = False) -> None:
    """Raise TooFast or TooManyLinks, which name the wait, or SaidAlready. Two queries, one more where a limit of the first day is reached."""
    now = timezone.now()
    rows = (
        Post.objects.filter(author=author, created_at__gt=now - FIRST_DAY).order_by("-created_at").values_list("created_at", "seq")
    )
    recent = list(rows[: LIMITS[-1][0]])
    times = [at for at, _ in recent]
    for most, span in LIMITS:
        check_span(times, most, span, now, "You have written {} posts in a short time.")
    check_links(author, text)
    check_first_day(author, times, [at for at, seq in recent if seq == 1] if opens_topic else [], now)
    if Post.objects.filter(author=author, text=text, created_at__gt=now - SAME_WORDS).exists():
        raise SaidAlready


def check_first_day(author: User, posts: Sequence[datetime], topics: Sequence[datetime], now: datetime) -> None:
    """Raise TooFast where somebody who is new here has written or begun as much as a first day takes."""
    if (len(posts) >= POSTS_ON_FIRST_DAY or len(topics) >= TOPICS_ON_FIRST_DAY) and is_new(author, now):
        check_span(posts, POSTS_ON_FIRST_DAY, FIRST_DAY, now, "You have written {} posts on your first day here.")
        check_span(
            topics, TOPICS_ON_FIRST_DAY, FIRST_DAY, now, "You have started {} topics on your first day here. Reply to others, or:"
        )


def check_links(author: User, text: str) -> None:
    """Raise TooManyLinks where somebody who is new here sends more links to elsewhere than a first day takes."""
    elsewhere = [link for link in LINK.findall(text) if not link.startswith(settings.SITE_URL)]
    now = timezone.now()
    if len(elsewhere) > LINKS_ON_FIRST_DAY and is_new(author, now):
        first = (
            Post.objects.filter(author=author, state=PostState.SHOWN)
            .order_by("created_at")
            .values_list("created_at", flat=True)
            .first()
        )
        wait = f"in {waiting(ceil((first + FIRST_DAY - now).total_seconds()))}" if first else "a day after your first post"
        raise TooManyLinks(
            f"A first post takes {LINKS_ON_FIRST_DAY} links to other sites; this has {len(elsewhere)}. Leave some out now, or send them {wait}."
        )


def is_new(author: User, now: datetime) -> bool:
    """Whether nothing of theirs has stood for a day. One query."""
    return not Post.objects.filter(author=author, state=PostState.SHOWN, created_at__lte=now - FIRST_DAY).exists()


def check_span(times: Sequence[datetime], most: int, span: timedelta, now: datetime, words: str) -> None:
    """Raise TooFast where so many of these times, the latest first, lie within the span. `words` has a place for how many."""
    within = [at for at in times if at > now - span]
    if len(within) >= most:
        seconds = ceil((within[most - 1] + span - now).total_seconds())
        raise TooFast(f"{words.format(len(within))} Wait {waiting(seconds)}, then send this again.")


def waiting(seconds: int) -> str:
    """A wait in words."""
    if seconds < 2 * 60:
        return f"{seconds} second{'s' if seconds != 1 else ''}"
    return f"{ceil(seconds / 60)} minutes" if seconds < 2 * 60 * 60 else f"{ceil(seconds / 3600)} hours"
