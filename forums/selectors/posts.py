"""The posts of a topic, page by page. A page is a range of numbers: the millionth post costs what the first does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.core.pagination import NoSuchPage, number_asked
from clearinghouse.resources.curation.differences import Piece, differences
from forums.models import Post, Revision
from forums.models.topic import PAGE, page_of
from forums.policies import can_accept, can_delete, can_edit, can_react, can_reply

if TYPE_CHECKING:
    from datetime import datetime

    from forums.models import Topic
    from forums.readers import Reader
    from forums.selectors.reactions import Counted


@dataclass(frozen=True)
class Shown:
    """A post as one person sees it."""

    post: Post
    is_new: bool = False
    begins_new: bool = False
    is_answer: bool = False
    may_reply: bool = False
    may_edit: bool = False
    may_delete: bool = False
    may_accept: bool = False
    may_flag: bool = False
    may_moderate: bool = False
    may_react: bool = False
    reactions: tuple[Counted, ...] = ()

    @property
    def is_spoken_of(self) -> bool:
        """Whether anybody says anything of it."""
        return any(one.count for one in self.reactions)


@dataclass(frozen=True)
class Version:
    """What one edit changed, word by word."""

    number: int
    at: datetime
    pieces: list[Piece]
    is_hidden: bool


def page_asked(topic: Topic, asked: str | None) -> int:
    """The page that an address asks for. Raises NoSuchPage for what is none of the topic's."""
    number = number_asked(asked)
    if number > topic.pages:
        raise NoSuchPage(f"This topic has pages 1 to {topic.pages}. Go back to its first page.", field="page")
    return number


def posts_on(topic: Topic, page: int, reader: Reader, *, is_moderator: bool, read: int | None = None) -> list[Shown]:
    """The posts on one page of the topic for this person, who has read up to the number `read`. One query."""
    here = Post.objects.of(topic, reader, is_moderator=is_moderator).filter(seq__gt=(page - 1) * PAGE, seq__lte=page * PAGE)
    return shown(
        topic, list(here.select_related("author", "district", "quoted__author").order_by("seq")), reader, is_moderator, read
    )


def shown(topic: Topic, posts: list[Post], reader: Reader, is_moderator: bool, read: int | None = None) -> list[Shown]:
    """These posts with what the person may do with each."""
    may_reply = can_reply(reader, topic, is_moderator=is_moderator)
    may_accept = can_accept(reader, topic, is_moderator=is_moderator)
    first_new = next((post.seq for post in posts if read is not None and post.seq > read), None)
    rows = []
    for post in posts:
        post.topic = topic
        rows.append(
            Shown(
                post,
                is_new=read is not None and post.seq > read,
                begins_new=post.seq == first_new and read is not None and read > 0,
                is_answer=post.pk == topic.answer_id,
                may_reply=may_reply and post.is_shown,
                may_edit=can_edit(reader, post),
                may_delete=can_delete(reader, post),
                may_flag=reader.is_member and post.is_shown and post.author_id != reader.user_id,
                may_moderate=is_moderator,
                may_react=can_react(reader, post),
                may_accept=may_accept and post.is_shown and not post.is_first,
            )
        )
    return rows


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
        found.append(Version(row.number, times[place], pieces, is_hidden))
    return found[::-1]


__all__ = ["Shown", "Version", "page_asked", "page_of", "posts_on", "shown", "versions_of"]
