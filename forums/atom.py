"""Posts as an Atom feed (RFC 4287): the same bytes for the same posts, so that whoever has them need not have them again."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed

from clearinghouse.core.serving.feeds import as_html, speakable
from forums.markup import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.http import HttpRequest

    from forums.models import Post

LONGEST = 4_000


class SteadyFeed(Atom1Feed):
    """Atom whose time is that of its newest entry; without one, a time that is given: never that of asking."""

    def latest_post_date(self) -> datetime:
        """When anything in it last changed."""
        since: datetime = self.feed["since"]
        return super().latest_post_date() if self.items else since


def atom(request: HttpRequest, title: str, about: str, posts: Iterable[Post], *, since: datetime) -> HttpResponse:
    """The feed, or 304 for a reader that has it. `about` is the page that it belongs to, `since` its time while nothing is in it."""
    made = SteadyFeed(
        title=speakable(title),
        link=settings.SITE_URL + about,
        description=None,
        feed_url=settings.SITE_URL + request.path,
        language="en-us",
        author_name=settings.SITE_NAME,
        since=since,
    )
    for post in posts:
        add(made, post)
    response = HttpResponse(made.writeString("utf-8"), content_type=made.content_type)
    response.headers["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
    response.headers.setdefault("Cache-Control", "no-cache")
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response


def add(made: Atom1Feed, post: Post) -> None:
    """One post: under its address for good, whose words are shortened to what a reader shows."""
    words, address = plain(post.html), settings.SITE_URL + post.get_absolute_url()
    author = str(post.author) if post.author else "A former member"
    made.add_item(
        title=speakable(post.topic.title if post.is_first else f"Re: {post.topic.title}"),
        link=address,
        unique_id=address,
        description=as_html(shortened(words, LONGEST)),
        author_name=speakable(f"{author}, {post.district}" if post.district else author),
        pubdate=post.created_at,
        updateddate=post.edited_at or post.created_at,
        categories=[speakable(post.topic.board.name)],
    )
