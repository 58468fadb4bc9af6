"""The boards that a person finds, with what is new to them on each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Count, DateTimeField, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from clearinghouse.core.models.standing import StandingQuery
from clearinghouse.districts.models import District
from forums.enums import COMMON, BoardAudience, Level, PostState
from forums.models import Board, BoardMark, Topic, TopicMark
from forums.readers import ANYBODY, READERS_KEPT, asked_for

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from forums.models.topic import TopicQuerySet
    from forums.readers import Reader


@dataclass(frozen=True)
class Listed:
    """A board in the list."""

    board: Board
    topics: int
    latest: Topic | None
    new: int


@dataclass(frozen=True)
class Group:
    """Boards under one heading."""

    heading: str
    boards: list[Listed]


HEADINGS = {
    BoardAudience.PUBLIC: "Open to everyone",
    BoardAudience.MEMBERS: "For all members",
    BoardAudience.ROLE: "For those who do the same work",
    BoardAudience.DISTRICTS: "Shared by some districts",
    BoardAudience.DISTRICT: "Your district’s own",
}


def board_for(reader: Reader, slug: str) -> Board | None:
    """The board of this address where the person may read it, with `is_moderated_here` by them or not. One query."""
    return asked_for(board_of, reader, slug)


@lru_cache(READERS_KEPT)
def board_of(reader: Reader) -> StandingQuery[Board]:
    """The query for a board, of all who hold what this reader holds."""
    moderated = Board.objects.moderated_by(reader).filter(pk=OuterRef("pk"))
    found = Board.objects.visible_with(reader).annotate(is_moderated_here=Exists(moderated)).select_related("district").order_by()
    return StandingQuery(lambda slug, person=None: found.filter(slug=slug), places=("the address of no board", ANYBODY))


def boards_for(user: User | AnonymousUser, reader: Reader) -> list[Group]:
    """The boards of this person under headings, in their order. Four queries, for a visitor three."""
    latest = Topic.objects.shown().filter(board=OuterRef("pk")).order_by("-last_posted_at").values("pk")[:1]
    boards = list(Board.objects.visible_with(reader).select_related("district").annotate(latest=Subquery(latest)))
    counts = dict(Topic.objects.shown().filter(board__in=boards).order_by().values_list("board").annotate(Count("pk")))
    newest = Topic.objects.select_related("last_author").in_bulk([pk for board in boards if (pk := board.latest)])  # type: ignore[attr-defined]  # annotated
    new = new_topics(user, boards) if reader.user_id is not None else {}
    rows = [Listed(board, counts.get(board.pk, 0), newest.get(board.latest), new.get(board.pk, 0)) for board in boards]  # type: ignore[attr-defined]  # annotated
    groups = [Group(heading, [row for row in rows if row.board.audience == audience]) for audience, heading in HEADINGS.items()]
    return [group for group in groups if group.boards]


def new_topics(user: User | AnonymousUser, boards: Collection[Board]) -> dict[int, int]:
    """How many topics with something unread each of these boards has. One query, whatever their number."""
    return dict(unread(user).filter(board__in=[board.pk for board in boards]).order_by().values_list("board").annotate(Count("pk")))


def unread(user: User | AnonymousUser) -> TopicQuerySet:
    """Topics with something that this person has not read: said since they joined and since they marked the board as read."""
    floor = BoardMark.objects.filter(user=user.pk, board=OuterRef("board")).values("read_until")[:1]
    marks = TopicMark.objects.filter(user=user.pk, topic=OuterRef("pk"))
    settled = marks.filter(Q(read_seq__gte=OuterRef("shown_seq")) | Q(level=Level.MUTE))
    joined = Value(getattr(user, "date_joined", None), DateTimeField())
    topics: TopicQuerySet = Topic.objects.filter(state=PostState.SHOWN).annotate(floor=Coalesce(Subquery(floor), joined))
    return topics.filter(~Exists(settled), last_posted_at__gt=F("floor"))


def districts_for_boards(reader: Reader) -> list[District]:
    """The districts for which this person may keep boards, by name. One query."""
    return list(District.objects.belonging().filter(pk__in=reader.administers).order_by("name"))


def boards_to_ask_on(reader: Reader) -> list[Board]:
    """The boards of the consortium on which this person may put a question to it. One query."""
    return list(Board.objects.visible_with(reader).filter(audience__in=COMMON, is_open=True).order_by("position", "name"))
