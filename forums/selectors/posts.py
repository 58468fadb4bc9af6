"""The posts of a topic, page by page. A page is a range of numbers: the millionth post costs what the first does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from django.urls import reverse

from clearinghouse.core.models.standing import NUMBERS, StandingQuery
from clearinghouse.core.pagination import NoSuchPage, number_asked
from clearinghouse.resources.curation.differences import Piece, differences
from forums.models import Post, Revision
from forums.models.topic import PAGE, page_of
from forums.policies import can_accept, can_delete, can_edit, can_react, can_reply, is_silenced
from forums.readers import ANYBODY, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import QuerySet

    from forums.models import PostFile, Topic
    from forums.selectors.reactions import Counted


# For the topic, the numbers between which its posts stand, and the member. A number of a post is never below nothing; these are higher than any.
STAND_INS = (NUMBERS[0], 2_100_000_001, 2_100_000_002, ANYBODY)


class Tool(NamedTuple):
    """A way to do something with a post."""

    label: str
    address: str


@dataclass(frozen=True)
class Shown:
    """A post as one person sees it: with its number and address as a page writes them, and what the person may do with it."""

    post: Post
    number: str
    address: str
    tools: list[Tool]
    is_new: bool = False
    begins_new: bool = False
    is_answer: bool = False
    may_accept: bool = False
    may_react: bool = False
    reactions: tuple[Counted, ...] = ()
    # Its words with links of ours as cards; empty where there are none.
    carded: str = ""
    files: tuple[PostFile, ...] = ()


@dataclass(frozen=True)
class Version:
    """What one edit changed, word by word."""

    number: int
    at: datetime
    pieces: list[Piece]
    is_hidden: bool
    is_taken_out: bool = False


def page_asked(topic: Topic, asked: str | None) -> int:
    """The page that an address asks for. Raises NoSuchPage for what is none of the topic's."""
    number = number_asked(asked)
    if number > topic.pages:
        raise NoSuchPage(f"This topic has pages 1 to {topic.pages}. Go back to its first page.", field="page")
    return number


def posts_on(topic: Topic, page: int, reader: Reader, *, is_moderator: bool, read: int | None = None) -> list[Shown]:
    """The posts on one page of the topic for this person, who has read up to the number `read`. One query."""
    own = () if is_moderator else reader.person
    here = posts_between(is_moderator=is_moderator, has_own=bool(own))(topic.pk, (page - 1) * PAGE, page * PAGE, *own)
    return shown(topic, here, reader, is_moderator, read)


@cache
def posts_between(*, is_moderator: bool, has_own: bool) -> StandingQuery[Post]:
    """The query for posts of a topic after one number up to another.

    All as a moderator has them, or what everybody reads, for a member their own besides.
    """

    def build(topic: int, after: int, upto: int, person: int | None = None) -> QuerySet[Post]:
        here = Post.objects.of(topic, Reader(person), is_moderator=is_moderator).filter(seq__gt=after, seq__lte=upto)
        return here.select_related("author", "district", "quoted__author").order_by("seq")

    return StandingQuery(build, places=STAND_INS)


def shown(topic: Topic, posts: list[Post], reader: Reader, is_moderator: bool, read: int | None = None) -> list[Shown]:
    """These posts with what the person may do with each."""
    may_reply = can_reply(reader, topic, is_moderator=is_moderator) and not is_silenced(reader, topic.board)
    reply_url = reverse("forums:reply", args=[topic.pk]) if may_reply else ""
    may_accept = can_accept(reader, topic, is_moderator=is_moderator)
    first_new = next((post.seq for post in posts if read is not None and post.seq > read), None)
    rows = []
    for post in posts:
        post.topic = topic
        address = post.get_absolute_url()
        rows.append(
            Shown(
                post,
                number=str(post.seq),
                address=address,
                tools=list(tools_for(post, reader, address=address, reply_url=reply_url, is_moderator=is_moderator)),
                is_new=read is not None and post.seq > read,
                begins_new=post.seq == first_new and read is not None and read > 0,
                is_answer=post.pk == topic.answer_id,
                may_react=can_react(reader, post),
                may_accept=may_accept and post.is_shown and not post.is_first and post.pk != topic.answer_id,
            )
        )
    return rows


def tools_for(post: Post, reader: Reader, *, address: str, reply_url: str, is_moderator: bool) -> Iterator[Tool]:
    """What this person may do with a post at `address`, each on a page of its own."""
    if reply_url and post.is_shown:
        yield Tool("Quote", f"{reply_url}?quote={post.seq}")
    if can_edit(reader, post) and not is_silenced(reader, post.topic.board):
        yield Tool("Edit", f"{address}edit/")
    if can_delete(reader, post):
        yield Tool("Delete", f"{address}delete/")
    if reader.is_member and post.is_shown and post.author_id != reader.user_id:
        yield Tool("Report", f"{address}flag/")
    if is_moderator:
        yield Tool("Moderate", f"{address}moderate/")


def versions_of(post: Post, *, is_moderator: bool) -> list[Version]:
    """What each edit changed, the latest first, without the words that a moderator took out. One query."""
    kept = list(Revision.objects.filter(post=post).order_by("number"))
    texts = [*(row.text for row in kept), post.text]
    times = [*(row.written_at for row in kept[1:]), post.edited_at or post.created_at]
    hidden = [row.is_hidden for row in kept]
    found = []
    for place, row in enumerate(kept):
        is_hidden = not is_moderator and (hidden[place] or (place + 1 < len(kept) and hidden[place + 1]))
        pieces = [] if is_hidden else differences(texts[place], texts[place + 1])
        found.append(Version(row.number, times[place], pieces, is_hidden, is_taken_out=row.is_hidden))
    return found[::-1]


__all__ = ["Shown", "Version", "page_asked", "page_of", "posts_on", "shown", "versions_of"]
