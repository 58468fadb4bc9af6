"""What moderators decided about a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from forums.enums import COMMON, DecisionKind, FlagState, PostState
from forums.models import Decision, Flag, Post
from forums.policies import can_appeal, is_silenced
from forums.selectors.watching import places_kept

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from forums.models import Board
    from forums.readers import Reader


@dataclass(frozen=True)
class Record:
    """A person on some boards: a district's, or the consortium's where `district` is None."""

    district: District | None
    posts: int
    taken_down: int
    reports: int
    decisions: list[Decision]

    @property
    def heading(self) -> str:
        """The boards, as a heading."""
        return f"On the boards of {self.district}" if self.district else "On the consortium’s boards"

    @property
    def silence(self) -> Decision | None:
        """The silence that holds now."""
        return next((one for one in self.decisions if one.kind == DecisionKind.SILENCED and one.is_standing), None)


@dataclass(frozen=True)
class Silence:
    """A silence as whom it is about reads it in place of a form, and whether they may still ask that another moderator look."""

    decision: Decision
    may_appeal: bool


def records_of(person: User, reader: Reader) -> list[Record]:
    """What was decided about a person on the boards whose record this reader keeps; boards where they wrote nothing are left out.

    Three queries for the consortium's boards and for each district that the reader administers, and one for the districts.
    """
    found = [record_of(person, place) for place in places_kept(reader)]
    return [record for record in found if record.posts]


def record_of(person: User, district: District | None) -> Record:
    """The person on these boards."""
    here = (
        Q(topic__board__district=district) & ~Q(topic__board__audience__in=COMMON)
        if district
        else Q(topic__board__audience__in=COMMON)
    )
    written = Post.objects.filter(here, author=person)
    counts = written.aggregate(posts=Count("pk"), taken_down=Count("pk", filter=Q(state=PostState.HIDDEN)))
    upheld = Flag.objects.filter(state=FlagState.UPHELD, post__in=written.values("pk")).count()
    decisions = Decision.objects.filter(person=person, district=district).select_related(
        "post__topic", "decided_by", "ended_by", "district"
    )
    return Record(district, counts["posts"], counts["taken_down"], upheld, list(decisions))


def silence_on(person_id: int, board: Board) -> Decision | None:
    """The silence that keeps a person from writing on this board now. One query."""
    district = None if board.audience in COMMON else board.district_id
    holding = Decision.objects.standing().filter(person=person_id, district=district, kind=DecisionKind.SILENCED)
    return holding.select_related("district", "appeal").first()


def silence_told(reader: Reader, board: Board) -> Silence | None:
    """What is told on pages of this board to whom moderators let write nothing there; None for others, without a query. One query."""
    held = silence_on(reader.user_id, board) if reader.user_id and is_silenced(reader, board) else None
    return Silence(held, can_appeal(held, is_first=not hasattr(held, "appeal"))) if held else None
