"""One service writes every post: it holds the topic, takes the next number and stores what follows from it, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import outbox
from clearinghouse.core.errors import NotAllowed
from forums.enums import Level, PostState, TopicKind, What
from forums.errors import BoardClosed, TooManyFiles, TopicLocked
from forums.markup import RENDERER, render
from forums.models import BegunFile, Board, Post, Topic, TopicMark
from forums.policies import can_moderate, can_reply, can_write
from forums.readers import reader_of
from forums.selectors.people import named_in, place_of
from forums.selectors.subjects import type_of
from forums.services.asking import call_out
from forums.services.checks import check_silence, look_for_students, watch
from forums.services.drafts import forget_draft
from forums.services.files import MOST_FILES, Brought, attach, take_over
from forums.services.ledger import count_in, happened, lock_person, lock_topic, next_seq
from forums.services.limits import check_pace
from forums.validators import validate_post

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from clearinghouse.accounts.models import User
    from clearinghouse.resources.models import Topic as Tag

TOLD = "forums.told"


@dataclass(frozen=True)
class Words:
    """What somebody sends. `token` makes a second sending the same as the first.

    `looked_at` confirms that it tells of no student, `sure` that a watched word is meant.
    """

    text: str
    token: UUID | None = None
    looked_at: str = ""
    quoted: Post | None = None
    files: tuple[Brought, ...] = ()
    sure: str = ""
    kept: tuple[BegunFile, ...] = ()

    def with_kept(self, author: User) -> Words:
        """The same with the files that the person keeps under its token. One query, none without a token."""
        return replace(self, kept=tuple(BegunFile.objects.under(author, self.token)))

    def enclosed(self) -> tuple[BegunFile | Brought, ...]:
        """All its files, the earliest first."""
        return (*self.kept, *self.files)


@dataclass(frozen=True)
class Opening:
    """What a new topic has beside its first post. `asks` puts it to the consortium."""

    title: str
    kind: TopicKind = TopicKind.DISCUSSION
    tags: Iterable[Tag] = ()
    subject: Any = None
    asks: bool = False


@transaction.atomic
def start_topic(board: Board, opening: Opening, words: Words, *, actor: User) -> Post:
    """Start a topic with its first post; the same token again returns the first. Announcements are for moderators.

    Raises NotAllowed, BoardClosed, Silenced, TooFast, TooManyLinks, SaidAlready, LooksLikeStudents,
    NotTaken, LookAgain, TooManyFiles, NothingToAskBy, ValidationError.
    """
    actor = lock_person(actor)
    if known := sent_before(actor, words.token):
        return known
    reader = reader_of(actor)
    read = Board.objects.visible_with(reader).filter(pk=board.pk).first()
    if read is None or not reader.is_member:
        raise NotAllowed
    is_moderator = can_moderate(reader, read)
    if not can_write(reader, read):
        raise BoardClosed
    if opening.kind == TopicKind.ANNOUNCEMENT and not is_moderator:
        raise NotAllowed
    words = words.with_kept(actor)
    waits = check_words(words, board=read, author=actor, is_moderator=is_moderator, title=opening.title, opens_topic=True)
    topic = new_topic(read, opening, actor)
    post = append(topic, words, author=actor, waits=waits)
    topic.tags.set(opening.tags)
    if opening.asks:
        call_out(topic)
    return post


@transaction.atomic
def reply(topic: Topic, words: Words, *, actor: User) -> Post:
    """Reply to a topic; the same token again returns the first post. Any number of people may do so at once.

    Raises NotAllowed, BoardClosed, TopicLocked, Silenced, TooFast, TooManyLinks, SaidAlready, LooksLikeStudents,
    NotTaken, LookAgain, TooManyFiles, ValidationError.
    """
    actor = lock_person(actor)
    if known := sent_before(actor, words.token):
        return known
    reader = reader_of(actor)
    if not reader.is_member:
        raise NotAllowed
    topic = lock_topic(topic.pk, reader)
    is_moderator = can_moderate(reader, topic.board)
    if not can_write(reader, topic.board):
        raise BoardClosed
    if not can_reply(reader, topic, is_moderator=is_moderator):
        raise TopicLocked
    words = words.with_kept(actor)
    waits = check_words(words, board=topic.board, author=actor, is_moderator=is_moderator, title=topic.title)
    return append(topic, words, author=actor, waits=waits)


def sent_before(author: User, token: UUID | None) -> Post | None:
    """The post that this person has sent with this token."""
    return Post.objects.filter(author=author, client_token=token).select_related("topic").first() if token else None


def check_words(words: Words, *, board: Board, author: User, is_moderator: bool, title: str, opens_topic: bool = False) -> bool:
    """Everything that is asked of words before a number is taken for them; whether a moderator reads them first.

    Whoever reads the board may be named on it.
    """
    validate_post(words.text)
    if len(words.enclosed()) > MOST_FILES:
        raise TooManyFiles
    check_silence(author, board)
    if not is_moderator:
        check_pace(author, words.text, opens_topic=opens_topic)
    known = [str(author), *named_in(words.text, board=board)]
    look_for_students([title, words.text], files=words.enclosed(), known=known, looked_at=words.looked_at)
    is_watched = not is_moderator and watch([title, words.text], files=words.enclosed(), board=board, sure=words.sure)
    return is_watched or (board.is_moderated and not is_moderator)


def new_topic(board: Board, opening: Opening, author: User) -> Topic:
    """The topic's row, without a post yet."""
    subject = opening.subject
    topic = Topic(
        board=board,
        kind=opening.kind,
        title=" ".join(opening.title.split()),
        author=author,
        state=PostState.WAITING,
        subject_type=type_of(subject) if subject else None,
        subject_id=subject.pk if subject else None,
        last_posted_at=timezone.now(),
    )
    topic.full_clean(exclude=["answer", "last_author"])
    topic.save()
    return topic


def append(topic: Topic, words: Words, *, author: User, waits: bool = False) -> Post:
    """Write the post under the next number, with everything that follows from it. The topic is held.

    Where it `waits`, a moderator reads it first.
    """
    post = written(topic, words, author)
    post.state = PostState.WAITING if waits else PostState.SHOWN
    post.full_clean(exclude=["html", "renderer"])
    post.save()
    take_over(post, words.kept)
    attach(post, words.files)
    if not waits:
        count_in(topic, post)
    follow(author, topic, post)
    happened(topic, What.POSTED, post)
    outbox.enqueue(TOLD, {"post": post.pk}, key=str(post.pk))
    forget_draft(author, topic.board if post.is_first else topic, words.token)
    return post


def written(topic: Topic, words: Words, author: User) -> Post:
    """What these words make under the next number, with the place that their author speaks from; not stored yet. The topic is held."""
    place = place_of(author, topic.board)
    named = named_in(words.text, board=topic.board)
    return Post(
        topic=topic,
        seq=next_seq(topic),
        author=author,
        district=place.district,
        author_role=place.role_words,
        text=words.text,
        html=render(words.text, names=named),
        renderer=RENDERER,
        quoted=words.quoted if words.quoted and words.quoted.topic_id == topic.pk else None,
        mentioned=sorted({pk for people in named.values() for pk in people} - {author.pk}),
        client_token=words.token,
    )


def follow(author: User, topic: Topic, post: Post) -> None:
    """Who writes in a topic hears of it from then on, unless they have muted it; their own post is no news to them."""
    mark, is_new = TopicMark.objects.get_or_create(user=author, topic=topic, defaults={"level": Level.WATCH})
    if not is_new and mark.level == Level.MENTIONS:
        mark.level = Level.WATCH
    if mark.read_seq == post.seq - 1:
        mark.read_seq = post.seq
    mark.save()
