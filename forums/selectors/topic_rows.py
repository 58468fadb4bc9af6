"""Topics in lists: each as a row in plain values, with what is new to the person and where that begins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from clearinghouse.core.models.standing import StandingList, ask_standing
from clearinghouse.core.pagination import paginate
from forums.enums import PostState, TopicKind
from forums.models import Board, Topic, TopicMark
from forums.models.topic import page_of, page_url
from forums.selectors.looks import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser
    from django.core.paginator import Page

    from clearinghouse.accounts.models import User
    from forums.models.topic import TopicQuerySet

PAGE = 30
ROWS = StandingList(lambda pks: Topic.objects.filter(pk__in=pks).select_related("author", "last_author").order_by())
MARKS = StandingList(lambda pks, person: TopicMark.objects.filter(user=person, topic__in=pks).order_by(), others=1)


class Badge(NamedTuple):
    """A word for what kind of topic it is or how it stands."""

    label: str
    tone: str = ""


class Stands(NamedTuple):
    """The board on which a topic stands."""

    name: str
    address: str


@dataclass(frozen=True)
class Listed:
    """A topic in a list, in plain values: how much of it is new to the person, and where that begins; its board in lists over several."""

    address: str
    title: str
    author: str
    begun_at: datetime
    badges: tuple[Badge, ...]
    replies: int
    latest_url: str
    latest_author: str
    latest_at: datetime
    board: Stands | None = None
    is_new: bool = False
    new: int = 0
    new_url: str = ""


def page_of_topics(topics: TopicQuerySet, user: User | AnonymousUser, number: str | None) -> tuple[Page[Any], list[Listed]]:
    """One page of topics of several boards. Numbers first, rows after: twenty thousand topics cost what thirty do.

    Raises NoSuchPage. Four queries; for a member one more on SQLite.
    """
    page = paginate(topics.values_list("pk", flat=True), number, size=PAGE)
    rows, marks = rows_of(list(page.object_list), user)
    boards, joined = Board.objects.in_bulk({topic.board_id for topic in rows}), joined_at(user)
    return page, [row_of(topic, marks.get(topic.pk), joined, board=boards[topic.board_id]) for topic in rows]


def rows_on_board(pks: list[int], user: User | AnonymousUser, read_until: datetime | None) -> list[Listed]:
    """These topics of one board, of which the person has marked as read what was said until then. One journey, on SQLite two queries."""
    rows, marks = rows_of(pks, user)
    floor = read_until or joined_at(user)
    return [row_of(topic, marks.get(topic.pk), floor) for topic in rows]


def joined_at(user: User | AnonymousUser) -> datetime | None:
    """What was said before somebody joined is not new to them; nothing is to a visitor."""
    return user.date_joined if user.is_authenticated else None


def rows_of(pks: list[int], user: User | AnonymousUser) -> tuple[list[Topic], dict[int, TopicMark]]:
    """The topics of these numbers, at most a page of them, in this order, and how far the person has read each. One journey."""
    own = (MARKS.of(pks, user.pk),) if user.is_authenticated else ()
    rows, *marks = ask_standing(ROWS.of(pks), *own)
    found = {topic.pk: topic for topic in rows}
    return [found[pk] for pk in pks if pk in found], {mark.topic_id: mark for mark in chain(*marks)}


def row_of(topic: Topic, mark: TopicMark | None, floor: datetime | None, *, board: Board | None = None) -> Listed:
    """One row, with its board where that is told.

    How many posts are new is known where the person has read some; nothing is to a visitor, who has no `floor`.
    """
    address, pages = topic.get_absolute_url(), topic.last_page
    row = Listed(
        address,
        topic.title,
        author=name_of(topic.author),
        begun_at=topic.created_at,
        badges=tuple(badges_of(topic)),
        replies=topic.replies,
        latest_url=f"{page_url(address, pages)}#post-{topic.shown_seq}",
        latest_author=name_of(topic.last_author),
        latest_at=topic.last_posted_at,
        board=Stands(str(board), board.get_absolute_url()) if board else None,
    )
    if not is_new_to(topic, mark, floor):
        return row
    read = mark.read_seq if mark else 0
    new_url = f"{page_url(address, page_of(read + 1))}#post-{read + 1}" if read else address
    return replace(row, is_new=True, new=topic.shown_seq - read if read else 0, new_url=new_url)


def is_new_to(topic: Topic, mark: TopicMark | None, floor: datetime | None) -> bool:
    """Whether it holds anything that this person has not read, said since `floor`."""
    if floor is None or not topic.is_shown or topic.last_posted_at <= floor:
        return False
    return mark is None or (topic.shown_seq > mark.read_seq and mark.level != "mute")


def badges_of(topic: Topic) -> Iterator[Badge]:
    """What kind of topic it is and how it stands, in words."""
    if topic.state == PostState.WAITING:
        yield Badge("Waits for a moderator", "amber")
    elif not topic.is_shown:
        yield Badge(str(topic.get_state_display()), "bad")
    if topic.is_pinned:
        yield Badge("Stays on top")
    if topic.is_locked:
        yield Badge("Closed")
    if topic.is_question:
        yield Badge("Answered", "good") if topic.answer_id else Badge("Question")
    elif topic.kind == TopicKind.ANNOUNCEMENT:
        yield Badge("Announcement")
