"""Boards, topics and posts."""

from __future__ import annotations

from itertools import count
from typing import Any

import factory
from factory.django import DjangoModelFactory

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience, TopicKind
from forums.models import Board, Post, PostFile, Topic
from forums.services.files import Brought, add_file
from forums.services.posting import Opening, Words, reply, start_topic
from forums.uploads import taken
from tests.factories.districts import DistrictFactory, member
from tests.factories.files import picture_upload

numbers = count(1_000)  # none of them is 504, the number of a plan for students with a disability


class BoardFactory(DjangoModelFactory):
    """A board for all members."""

    class Meta:
        model = Board

    name = factory.Sequence(lambda n: f"The only physics class {n}")
    slug = factory.Sequence(lambda n: f"the-only-physics-class-{n}")
    description = "For those who teach it alone."
    audience = BoardAudience.MEMBERS


def district_board(district: Any, **fields: Any) -> Board:
    """A board of one district."""
    made: Board = BoardFactory(audience=BoardAudience.DISTRICT, district=district, **fields)
    return made


def shared_board(*districts: Any, **fields: Any) -> Board:
    """A board of some districts, the first of which keeps it."""
    made: Board = BoardFactory(audience=BoardAudience.DISTRICTS, district=districts[0], **fields)
    made.districts.set(districts)
    return made


def writer_on(board: Board) -> User:
    """Somebody new who reads and writes there."""
    district = board.district or DistrictFactory()
    return member(Role(board.role) if board.role else Role.TEACHER, district=district)


def post_on(board: Board, author: User | None = None, *, title: str = "", kind: str = TopicKind.DISCUSSION, **words: Any) -> Post:
    """A new topic's first post, as the site writes it."""
    number = next(numbers)
    text = words.pop("text", f"How do you do it, the {number}th time?")
    opening = Opening(
        title or f"Question {number}", TopicKind(kind), words.pop("tags", ()), words.pop("subject", None), words.pop("asks", False)
    )
    return start_topic(board, opening, Words(text, **words), actor=author or writer_on(board))


def topic_on(board: Board | None = None, author: User | None = None, **fields: Any) -> Topic:
    """A new topic."""
    return post_on(board or BoardFactory(), author, **fields).topic


def reply_to(topic: Topic, author: User | None = None, text: str = "", **words: Any) -> Post:
    """A reply, as the site writes it."""
    return reply(
        topic, Words(text or f"We do it so, for the {next(numbers)}th time.", **words), actor=author or writer_on(topic.board)
    )


def replies_to(topic: Topic, number: int) -> list[Post]:
    """So many replies, each of somebody else."""
    return [reply_to(topic) for _ in range(number)]


def again(row: Any) -> Any:
    """The row as the database has it now."""
    return type(row).objects.get(pk=row.pk)


def picture_on(post: Post, name: str = "board.jpg") -> PostFile:
    """A picture below a post, as the site takes it."""
    return add_file(post, Brought(taken(picture_upload(name)), alt="A board with sums"), actor=post.author)
