"""Breaking the glass: an administrator of the consortium reads one closed board for an hour, and its district knows at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from forums.errors import NoClosedBoardThere, NothingToDecide
from forums.models import Board, BoardOpening
from forums.policies import can_moderate, can_open_closed_board
from forums.readers import reader_of
from forums.selectors.openings import closed_board_at
from forums.selectors.people import moderators_of
from forums.services.checks import moment
from forums.services.ledger import lock_person
from forums.services.measures import sentence

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

FOR_SO_LONG = timedelta(hours=1)


@transaction.atomic
def open_board(address: str, *, reason: str, actor: User) -> BoardOpening:
    """Read the closed board to which an address leads, for an hour. Those who moderate it are told at once, with the reason.

    While one's own lasts, the same again is one. Raises NotAllowed, ReasonMissing, NoClosedBoardThere.
    """
    reader = reader_of(actor)
    if not can_open_closed_board(reader):
        raise NotAllowed
    why = sentence(reason)
    board = closed_board_at(address)
    if board is None or Board.objects.visible_with(reader).filter(pk=board.pk).exists():
        raise NoClosedBoardThere
    lock_person(actor)
    known = BoardOpening.objects.live().filter(board=board, person=actor).first()
    if known is not None:
        return known
    opening = BoardOpening.objects.create(board=board, person=actor, reason=why, until=timezone.now() + FOR_SO_LONG)
    audit.record(board, "board.opened", actor=actor, reason=why, until=opening.until.isoformat(), board=board.pk)
    people = [person for person in moderators_of(board) if person.pk != actor.pk]
    text = f"{actor}, for the consortium, reads your board “{board}” until {moment(opening.until)}: {why}"
    notify(people, kind=NotificationKind.FORUM_OPENED, text=text, url=board.get_absolute_url(), subject=board)
    return opening


@transaction.atomic
def end_opening(opening: BoardOpening, *, actor: User) -> BoardOpening:
    """Close the board again before the hour is over: whoever opened it, or who moderates it. Raises NotAllowed, NothingToDecide."""
    held = BoardOpening.objects.select_for_update(of=("self",), no_key=True).select_related("board", "person").get(pk=opening.pk)
    if held.person_id != actor.pk and not can_moderate(reader_of(actor), held.board):
        raise NotAllowed
    if not held.is_live:
        raise NothingToDecide
    held.ended_at, held.ended_by = timezone.now(), actor
    held.save(update_fields=["ended_at", "ended_by", "updated_at"])
    audit.record(held.board, "board.closed", actor=actor, board=held.board_id)
    if held.person_id != actor.pk:
        notify(held.person, kind=NotificationKind.FORUM_OPENED, text=f"The board “{held.board}” is closed to you again.",
               url="/forums/moderation/opened/", subject=held.board)  # fmt: skip
    return held
