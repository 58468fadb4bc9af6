"""Topics: one, and pages of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Subquery

from clearinghouse.core.models.standing import NUMBERS, StandingList, StandingQuery, ask_standing
from clearinghouse.core.pagination import paginate
from forums.enums import AskedState, PostState, TopicKind
from forums.models import Asked, Board, BoardMark, Call, Draft, Post, Topic, TopicMark
from forums.models.topic import page_of, page_url
from forums.readers import READERS_KEPT, VISITOR, Reader
from forums.selectors.looks import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser
    from django.core.paginator import Page
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User
    from forums.models.topic import TopicQuerySet

PAGE = 30
ROWS = StandingList(lambda pks: Topic.objects.filter(pk__in=pks).select_related("author", "last_author").order_by())
MARKS = StandingList(lambda pks, person: TopicMark.objects.filter(user=person, topic__in=pks).order_by(), others=1)


def counting(topics: TopicQuerySet) -> QuerySet[Any]:
    """How many of these topics of one board there are; no row where there is none."""
    return topics.order_by().values("board").annotate(number=Count("pk")).values_list("number")


def own_beside_shown(board: int, person: int) -> TopicQuerySet:
    """What this person reads on a board besides what everybody reads: their own topics that are not shown."""
    return Topic.objects.of(board, Reader(person), is_moderator=False).filter(author=person).exclude(state=PostState.SHOWN)


def counted_on(board: int, person: int) -> QuerySet[Any]:
    """How many topics of a board everybody reads, and how many more this person does: from an index each, as both at once would not be."""
    shown = Topic.objects.of(board, VISITOR, is_moderator=False)
    numbers = [Subquery(counting(topics)) for topics in (shown, own_beside_shown(board, person))]
    return Board.objects.filter(pk=board).order_by().values_list(*numbers)


COUNTED = StandingQuery(counted_on)


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


def topic_for(reader: Reader, pk: int) -> Topic | None:
    """The topic of this number where the person may read it, with its board. One query.

    It carries `is_called`, put to the consortium, `is_asked`, put to this person who has not replied yet, `is_moderated` by them or not,
    `read_seq`, how far they have read (None: not at all), `level`, what they hear of it, and `has_draft`, whether they have begun a reply.
    """
    return asked_for(topic_of, reader, pk)


def topic_to_follow(reader: Reader, pk: int) -> Topic | None:
    """The same with its board and `is_moderated` alone, for an open page that asks what is new. One query."""
    return asked_for(followed_topic_of, reader, pk)


def asked_for(query_of: Callable[[Reader], StandingQuery[Topic]], reader: Reader, pk: int) -> Topic | None:
    """The topic that such a query finds for this reader."""
    person = () if reader.user_id is None else (reader.user_id,)
    anybody = replace(reader, user_id=NUMBERS[1] if person else None)
    return next(iter(query_of(anybody)(pk, *person)), None)


@lru_cache(READERS_KEPT)
def followed_topic_of(reader: Reader) -> StandingQuery[Topic]:
    """The query for a topic and its board, of all who hold what this reader holds, as below."""
    moderated = Board.objects.moderated_by(reader).filter(pk=OuterRef("board"))
    found = Topic.objects.visible_with(reader).annotate(is_moderated=Exists(moderated)).select_related("board").order_by()
    return StandingQuery(lambda pk, person=None: found.filter(pk=pk))


@lru_cache(READERS_KEPT)
def topic_of(reader: Reader) -> StandingQuery[Topic]:
    """The query for a topic of all who hold what this reader holds: a stand-in is there for the person, whose number is its second value.

    What they hold stands in it, and who has come to hold something else gets another query.
    """
    moderated = Board.objects.moderated_by(reader).filter(pk=OuterRef("board"))
    marks = TopicMark.objects.filter(user=reader.user_id, topic=OuterRef("pk"))
    # Looked for among what the person wrote since, as a long topic has many more posts than they have.
    replied = Post.objects.filter(author=OuterRef("user"), topic=OuterRef("topic"), created_at__gte=OuterRef("at"))
    asked = Asked.objects.filter(~Exists(replied), user=reader.user_id, topic=OuterRef("pk"), state=AskedState.ASKED)
    found = (
        Topic.objects.visible_with(reader)
        .annotate(
            is_called=Exists(Call.objects.filter(topic=OuterRef("pk"))),
            is_asked=Exists(asked),
            is_moderated=Exists(moderated),
            read_seq=Subquery(marks.values("read_seq")),
            level=Subquery(marks.values("level")),
            has_draft=Exists(Draft.objects.filter(author=reader.user_id, topic=OuterRef("pk"))),
        )
        .select_related("board__district", "author", "answer__author")
        .order_by()
    )
    return StandingQuery(lambda pk, person=None: found.filter(pk=pk))


def topics_on(board: Board, reader: Reader, *, is_moderator: bool, only: str = "", tag: int | None = None) -> TopicQuerySet:
    """The topics of a board that this person reads: pinned ones first, then the latest. `only` is "open" for questions without an answer.

    `tag` is a term of the library; without one all are found.
    """
    found = Topic.objects.of(board, reader, is_moderator=is_moderator)
    if tag is not None:
        found = found.filter(pk__in=Topic.tags.through.objects.filter(to_topic=tag).values("from_topic"))
    if only == "open":
        found = found.filter(kind="question", answer=None)
    return found.order_by("-is_pinned", "-last_posted_at", "-pk")


def number_on(board: Board, reader: Reader) -> int:
    """How many topics of a board this person reads, who does not moderate it. One query."""
    rows: list[Any] = COUNTED(board.pk, reader.user_id or 0)
    return sum(number or 0 for numbers in rows for number in numbers)


def page_of_topics(
    topics: TopicQuerySet,
    user: User | AnonymousUser,
    number: str | None,
    *,
    mark: BoardMark | None = None,
    board: Board | None = None,
    total: int | None = None,
) -> tuple[Page[Any], list[Listed]]:
    """One page of topics: of one board, on which the person has this mark, or of several; `total` is their number, where it is known.

    Numbers first, rows after: twenty thousand topics cost what thirty do. Three queries, and one for the boards where there are
    several; for a member one more on SQLite.
    """
    page = paginate(topics.values_list("pk", flat=True), number, size=PAGE, total=total)
    pks = list(page.object_list)
    rows, marks = rows_of(pks, user)
    if board is None:
        boards = Board.objects.in_bulk({topic.board_id for topic in rows})
        for topic in rows:
            topic.board = boards[topic.board_id]
    floor = (mark.read_until if mark else None) or (user.date_joined if user.is_authenticated else None)
    return page, [row_of(topic, marks.get(topic.pk), floor, is_alone=board is not None) for topic in rows]


def rows_of(pks: list[int], user: User | AnonymousUser) -> tuple[list[Topic], dict[int, TopicMark]]:
    """The topics of these numbers, at most a page of them, in this order, and how far the person has read each. One journey."""
    own = (MARKS.of(pks, user.pk),) if user.is_authenticated else ()
    rows, *marks = ask_standing(ROWS.of(pks), *own)
    found = {topic.pk: topic for topic in rows}
    return [found[pk] for pk in pks if pk in found], {mark.topic_id: mark for mark in chain(*marks)}


def row_of(topic: Topic, mark: TopicMark | None, floor: datetime | None, *, is_alone: bool) -> Listed:
    """One row; how many posts are new is known where the person has read some, and nothing is to a visitor, who has no `floor`."""
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
        board=None if is_alone else Stands(str(topic.board), topic.board.get_absolute_url()),
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
