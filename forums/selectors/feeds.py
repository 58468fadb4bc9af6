"""What feed readers find: the newest posts on boards for everybody, and at a secret address what its owner may read at that moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from forums.enums import Level, PostState
from forums.models import Board, BoardMark, ForumFeed, Post, TopicMark
from forums.readers import VISITOR, reader_of

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from forums.models.post import PostQuerySet

SALT = "forums.feed"
MOST = 30


@dataclass(frozen=True)
class KeptFeed:
    """A feed as its owner sees it."""

    feed: ForumFeed
    url: str


def newest_for_all() -> list[Post]:
    """The newest posts on boards that everybody reads. One query."""
    return newest(Post.objects.visible_with(VISITOR))


def board_for_all(slug: str) -> Board | None:
    """The board of this address where everybody reads it. One query."""
    return Board.objects.visible_with(VISITOR).filter(slug=slug).first()


def newest_on(board: Board) -> list[Post]:
    """The newest posts on a board that everybody reads. One query."""
    return newest(Post.objects.visible_with(VISITOR).filter(topic__board=board))


def newest(posts: PostQuerySet) -> list[Post]:
    """Those of these that are shown, the newest first. What waits, was taken down or deleted is in nobody's feed."""
    shown = posts.shown().filter(topic__state=PostState.SHOWN)
    return list(shown.select_related("author", "district", "topic__board").order_by("-pk")[:MOST])


def feeds_of(user: User) -> list[KeptFeed]:
    """The person's feeds with their addresses, where they may read them now. Two queries."""
    boards = Board.objects.visible_with(reader_of(user)).values("pk")
    kept = ForumFeed.objects.visible_to(user).filter(Q(board=None) | Q(board__in=boards)).select_related("board")
    return [KeptFeed(feed, feed_url(feed)) for feed in kept]


def boards_without_feed(user: User, kept: list[KeptFeed]) -> list[Board]:
    """The boards of this person that no feed of theirs has and that not everybody reads. Two queries."""
    have = [row.feed.board_id for row in kept if row.feed.board_id]
    boards = Board.objects.visible_with(reader_of(user)).exclude(pk__in=have)
    return list(boards.exclude(pk__in=Board.objects.visible_with(VISITOR).values("pk")))


def feed_url(feed: ForumFeed) -> str:
    """The whole address. The key is signed, so that reading the database does not give it away."""
    secret = signing.Signer(salt=SALT).sign_object([feed.pk, feed.key])
    return settings.SITE_URL + reverse("forums:own_feed", args=[secret])


def feed_of(secret: str) -> ForumFeed | None:
    """The feed of this address while it was not revoked, its owner is here, and they may read its board. Three queries at most."""
    try:
        pk, key = signing.Signer(salt=SALT).unsign_object(secret)
        found = ForumFeed.objects.filter(pk=pk, revoked_at=None, owner__is_active=True).select_related("owner", "board").first()
    except (signing.BadSignature, TypeError, ValueError, OverflowError):
        return None
    if found is None or not constant_time_compare(found.key, str(key)):
        return None
    if found.board_id and not Board.objects.visible_to(found.owner).filter(pk=found.board_id).exists():
        return None
    return found


def newest_in(feed: ForumFeed) -> list[Post]:
    """The newest posts of its board, or of all topics and boards that its owner follows, as far as they may read them now. Two queries."""
    posts = Post.objects.visible_with(reader_of(feed.owner))
    if feed.board_id:
        return newest(posts.filter(topic__board=feed.board_id))
    topics = TopicMark.objects.filter(user=feed.owner_id, level=Level.WATCH).values("topic")
    muted = TopicMark.objects.filter(user=feed.owner_id, level=Level.MUTE).values("topic")
    boards = BoardMark.objects.filter(user=feed.owner_id, level=Level.WATCH).values("board")
    return newest(posts.filter(Q(topic__in=topics) | Q(topic__board__in=boards)).exclude(topic__in=muted))
