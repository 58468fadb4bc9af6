"""A page of one board: which of its topics stand there, by queries that stand, and what the person has marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Count, Subquery

from clearinghouse.core.models.standing import StandingQuery, ask_standing, total_of
from clearinghouse.core.pagination import number_asked, paginate
from forums.enums import PostState
from forums.models import Board, BoardMark
from forums.readers import Reader
from forums.selectors.tags import TAGGING
from forums.selectors.topic_rows import PAGE, rows_on_board
from forums.selectors.topics import topics_on

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.core.paginator import Page
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User
    from clearinghouse.resources.models import Topic as Tag
    from forums.models.topic import TopicQuerySet
    from forums.selectors.topic_rows import Listed

# Most look at the first pages of a board; whoever reads on has a query built.
PAGES_KEPT = 128
MARKED = StandingQuery(lambda person, board: BoardMark.objects.filter(user=person, board=board).order_by())


@dataclass(frozen=True)
class BoardPage:
    """Topics of a board, the terms that any there carry, the one that was asked for, and what the person has marked."""

    page: Page[Any]
    rows: list[Listed]
    tags: list[Tag]
    tag: Tag | None
    mark: BoardMark | None


class Sight(NamedTuple):
    """Which topics of a board are looked for: all as a moderator has them, or what everybody reads, for a member their own besides.

    `only` is "open" for questions without an answer; `has_tag` where they carry a term. Values for its queries are the board, the member, the term.
    """

    is_moderator: bool
    has_own: bool
    only: str
    has_tag: bool

    def topics(self, board: int, *others: int) -> TopicQuerySet:
        """Those topics, in the order of the board."""
        member = others[0] if self.has_own else None
        tag = others[-1] if self.has_tag else None
        return topics_on(board, Reader(member), is_moderator=self.is_moderator, only=self.only, tag=tag)

    def counted(self, board: int, *others: int) -> QuerySet[Any]:
        """How many there are: from an index those that everybody reads, and from another a member's own besides, as both at once would not be."""
        if not self.has_own:
            return counting(self.topics(board, *others))
        shown, own = self._replace(has_own=False).topics(board, *others[1:]), self.topics(board, *others).filter(author=others[0])
        parts = (shown, own.exclude(state=PostState.SHOWN))
        return Board.objects.filter(pk=board).order_by().values_list(*(Subquery(counting(part)) for part in parts))


def counting(topics: TopicQuerySet) -> QuerySet[Any]:
    """How many of these topics of one board there are; no row where there is none. What stands in no index is not read to be counted."""
    return topics.order_by().values("board").annotate(number=Count("*")).values_list("number")


@cache
def count_of(sight: Sight) -> StandingQuery[Any]:
    """The query for how many topics these are."""
    return StandingQuery(sight.counted)


@lru_cache(PAGES_KEPT)
def numbers_on(sight: Sight, page: int) -> StandingQuery[Any]:
    """The query for the numbers of the topics on one page of them: where it begins is part of the query."""
    return StandingQuery(lambda *values: sight.topics(*values).values_list("pk")[(page - 1) * PAGE : page * PAGE])


def page_of_board(
    board: Board, reader: Reader, user: User | AnonymousUser, *, only: str = "", tag: str = "", number: str | None = None
) -> BoardPage:
    """A page of the topics of a board that has `is_moderated_here`; `tag` is the slug of a term, and narrows nothing where no topic carries it.

    Raises NoSuchPage. Three journeys to the database: six queries on SQLite, four for a visitor.
    """
    tags, *marks = ask_standing((TAGGING, (board.pk,)), *((MARKED, (person, board.pk)) for person in reader.person))
    mark = next(iter(marks[0]), None) if marks else None
    term = next((one for one in tags if one.slug == tag), None)
    is_moderator: bool = board.is_moderated_here  # type: ignore[attr-defined]  # annotated
    own = () if is_moderator else reader.person
    sight = Sight(is_moderator, bool(own), only, term is not None)
    values = (board.pk, *own, *((term.pk,) if term else ()))
    asked = number_asked(number)
    counted, numbers = ask_standing((count_of(sight), values), (numbers_on(sight, asked), values))
    page = paginate(range(total_of(counted)), asked, size=PAGE)
    rows = rows_on_board([pk for (pk,) in numbers], user, mark.read_until if mark else None)
    return BoardPage(page, rows, tags, term, mark)
