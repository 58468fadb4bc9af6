"""Who may do what on a board: plain predicates about one reader, one board and what stands there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from forums.enums import BoardAudience, PostState
from forums.models import Board

if TYPE_CHECKING:
    from forums.models import Post, Topic
    from forums.readers import Reader

# Slips may be mended at once without a trace; after a month what was said is part of the record.
GRACE = timedelta(minutes=5)
EDITABLE = timedelta(days=30)
OF_DISTRICTS = (BoardAudience.DISTRICT, BoardAudience.DISTRICTS)


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


def can_write(reader: Reader, board: Board) -> bool:
    """Whether somebody who reads this board writes here: members do, while it is open."""
    return reader.is_member and board.is_open


def can_reply(reader: Reader, topic: Topic, *, is_moderator: bool) -> bool:
    """The same for a topic that is not locked; moderators have the last word where it is."""
    return can_write(reader, topic.board) and (not topic.is_locked or is_moderator)


def can_react(reader: Reader, post: Post) -> bool:
    """Whether the person may say one word of this post: members, of what others said and what stands, while the board is open."""
    return can_write(reader, post.topic.board) and post.is_shown and post.author_id != reader.user_id


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


def is_in_grace(post: Post) -> bool:
    """Whether an edit now leaves no trace."""
    return timezone.now() - post.created_at < GRACE
