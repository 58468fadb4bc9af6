"""Who may do what on a board: plain predicates about one reader, one board and what stands there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from clearinghouse.districts.school_time import after_school_hours
from forums.enums import COMMON, BoardAudience, DecisionKind, PostState
from forums.models import Board

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.school_days import Closed
    from forums.models import Decision, Post, Topic
    from forums.readers import Reader

# Slips may be mended at once without a trace; after a month what was said is part of the record.
GRACE = timedelta(minutes=5)
EDITABLE = timedelta(days=30)
OF_DISTRICTS = (BoardAudience.DISTRICT, BoardAudience.DISTRICTS)
# The audit trail's number for the consortium's boards; no district has it.
CONSORTIUM = 0
# Who says "I am on it" has two hours of school time, or four by the clock where the evening or a day off comes between.
CLAIMED_AT_SCHOOL, CLAIMED_AT_MOST = 2, timedelta(hours=4)
LONGEST_SILENCE, SHORTEST_SILENCE = timedelta(days=90), timedelta(minutes=55)
APPEALABLE = timedelta(days=14)


def can_moderate(reader: Reader, board: Board) -> bool:
    """Whether the person moderates this board. A visitor without a query, others in one."""
    return reader.user_id is not None and Board.objects.moderated_by(reader).filter(pk=board.pk).exists()


def reads_no_more(before: Board, after: Board) -> bool:
    """Whether everybody who reads the one board reads the other too, so that moving words there tells them to nobody new.

    Follows from how boards name their readers; of who sits where today nothing is asked.
    """
    if before.audience == BoardAudience.PUBLIC or before.pk == after.pk:
        return True
    if before.audience == BoardAudience.MEMBERS:
        return after.audience != BoardAudience.PUBLIC
    if before.audience == BoardAudience.ROLE:
        return after.audience == BoardAudience.ROLE and after.role == before.role
    return after.audience in OF_DISTRICTS and districts_of(after) <= districts_of(before)


def districts_of(board: Board) -> set[int]:
    """The districts whose own board it is."""
    if board.audience == BoardAudience.DISTRICT:
        return {board.district_id} if board.district_id else set()
    return set(board.districts.values_list("pk", flat=True))


def scope_of(board: Board) -> int | None:
    """Whose record a board's decisions stand on: its district's, or the consortium's (None)."""
    return None if board.audience in COMMON else board.district_id


def can_keep_record(reader: Reader, district_id: int | None) -> bool:
    """Whether the person sees what was decided about people on these boards, and silences them.

    That is for those who moderate all of them by their role: the consortium's moderators, a district's administrators. Whom one board names
    as its moderator takes posts down and writes to their authors there, and does no more.
    """
    return reader.oversees if district_id is None else district_id in reader.administers


def can_open_closed_board(reader: Reader) -> bool:
    """Whether the person may read a district's closed board for a while and a reason: administrators of the consortium, and never in silence."""
    return reader.user_id is not None and reader.opens_closed_boards


def can_plan_rota(reader: Reader) -> bool:
    """Whether the person plans who is on duty: every moderator of the consortium's boards does, so that the rota needs no keeper."""
    return reader.oversees


def can_read_arrivals(user: User | AnonymousUser) -> bool:
    """Whether the person reads in the CMS what became of mail that came in: whoever sees there what goes out."""
    return user.has_perm("core.view_outboxmessage")


def can_appeal(decision: Decision, *, is_first: bool) -> bool:
    """Whether whom a decision is about may ask that another moderator look: once, within fourteen days, while it holds.

    Words that are gone for good are nothing to appeal for.
    """
    in_time = timezone.now() - decision.created_at < APPEALABLE
    return is_first and in_time and decision.is_standing and decision.kind != DecisionKind.PURGED


def can_decide_appeal(reader: Reader, decision: Decision) -> bool:
    """Whether a moderator of these boards may decide again: neither whoever decided first nor whom it is about."""
    return reader.user_id is not None and reader.user_id not in (decision.decided_by_id, decision.person_id)


def is_silenced(reader: Reader, board: Board) -> bool:
    """Whether moderators let the person write nothing on these boards now, nor say a word of what others wrote."""
    return scope_of(board) in reader.silenced


def can_write(reader: Reader, board: Board) -> bool:
    """Whether somebody who reads this board writes here: members do, while it is open. Whoever is silenced is told so instead."""
    return reader.is_member and board.is_open


def can_reply(reader: Reader, topic: Topic, *, is_moderator: bool) -> bool:
    """The same for a topic that is not locked; moderators have the last word where it is."""
    return can_write(reader, topic.board) and (not topic.is_locked or is_moderator)


def can_react(reader: Reader, post: Post) -> bool:
    """Whether the person may say one word of this post: members, of what others said and what stands, while the board is open."""
    is_heard = can_write(reader, post.topic.board) and not is_silenced(reader, post.topic.board)
    return is_heard and post.is_shown and post.author_id != reader.user_id


class Ways(NamedTuple):
    """What a person may do with posts of a topic that neither they wrote nor said a word of. Who has the same ways sees the same there."""

    is_moderator: bool
    is_member: bool
    may_write: bool
    may_reply: bool
    may_accept: bool


def ways_of(reader: Reader, topic: Topic, *, is_moderator: bool) -> Ways:
    """The ways of somebody who reads this topic. Whatever else a page of posts asks of a reader belongs in here."""
    is_heard = not is_silenced(reader, topic.board)
    return Ways(
        is_moderator,
        reader.is_member,
        is_heard and can_write(reader, topic.board),
        is_heard and can_reply(reader, topic, is_moderator=is_moderator),
        can_accept(reader, topic, is_moderator=is_moderator),
    )


def can_edit(reader: Reader, post: Post) -> bool:
    """Whether the person may change this post: its author, for a month, while the topic is open and nobody took it down."""
    is_theirs = reader.user_id is not None and post.author_id == reader.user_id and reader.is_member
    stands = post.state in (PostState.SHOWN, PostState.WAITING) and not post.topic.is_locked
    return is_theirs and stands and timezone.now() - post.created_at < EDITABLE


def can_delete(reader: Reader, post: Post) -> bool:
    """Whether the person may take back what they said: as long as they may change it, and a first post while nobody has replied."""
    return can_edit(reader, post) and (not post.is_first or post.topic.last_seq == 1)


def can_accept(reader: Reader, topic: Topic, *, is_moderator: bool) -> bool:
    """Whether the person says which reply answers this question: whoever asked, and moderators."""
    asked = reader.user_id is not None and topic.author_id == reader.user_id and reader.is_member
    return topic.is_question and (asked or is_moderator)


def claim_until(now: datetime, zone: str, closed: Sequence[Closed] = ()) -> datetime:
    """When a claim that is made now lapses: after two hours of school time there, at the latest after four hours."""
    return min(after_school_hours(now, CLAIMED_AT_SCHOOL, zone, closed), now + CLAIMED_AT_MOST)


def is_in_grace(post: Post) -> bool:
    """Whether an edit now leaves no trace."""
    return timezone.now() - post.created_at < GRACE
