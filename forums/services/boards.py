"""Boards: made, and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.text import slugify

from clearinghouse.accounts.models import User
from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.live import announce
from forums.enums import COMMON, BoardAudience
from forums.errors import NobodyOfThatAddress
from forums.models import Board
from forums.readers import Reader, reader_of
from forums.services.ledger import BOARDS
from forums.signals import board_changed
from forums.validators import TAKEN_SLUGS

if TYPE_CHECKING:
    from collections.abc import Iterable

OWN = ("name", "description", "rules", "audience", "district", "role", "is_moderated", "is_open", "position")


@transaction.atomic
def create_board(*, facts: dict[str, Any], moderators: Iterable[str] = (), actor: User) -> Board:
    """Open a board: the consortium's by its administrators, a district's own by that district's. Raises NotAllowed, ValidationError."""
    board = Board(**{name: facts[name] for name in OWN if name in facts})
    if not may_keep(reader_of(actor), board):
        raise NotAllowed
    board.slug = free_slug(board.name)
    store(board, facts, moderators)
    audit.record(board, "board.created", actor=actor, board=board.pk)
    return board


@transaction.atomic
def update_board(board: Board, *, facts: dict[str, Any], moderators: Iterable[str] = (), actor: User) -> Board:
    """Change a board. Who reads it may change too, but never beyond what this person keeps. Raises NotAllowed, ValidationError."""
    reader = reader_of(actor)
    board = Board.objects.select_for_update(of=("self",), no_key=True).get(pk=board.pk)
    if not Board.objects.kept_by(reader).filter(pk=board.pk).exists():
        raise NotAllowed
    before = {name: getattr(board, name) for name in OWN}
    for name in OWN:
        setattr(board, name, facts.get(name, before[name]))
    if not may_keep(reader, board):
        raise NotAllowed
    store(board, facts, moderators)
    changes = {name: (old, getattr(board, name)) for name, old in before.items() if old != getattr(board, name)}
    audit.record(board, "board.updated", actor=actor, changes=changes or None, board=board.pk)
    board_changed.send(sender=Board, board_id=board.pk)
    announce(BOARDS, {"board": board.pk})
    return board


def may_keep(reader: Reader, board: Board) -> bool:
    """Whether the person may keep a board of this kind."""
    if board.audience in COMMON:
        return reader.keeps_boards
    return board.district_id in reader.administers


def store(board: Board, facts: dict[str, Any], moderators: Iterable[str]) -> None:
    """Write the board with what belongs to it; what its audience does not need is emptied."""
    if board.audience in COMMON:
        board.district = None
    if board.audience != BoardAudience.ROLE:
        board.role = ""
    people = people_at(moderators)
    board.full_clean()
    board.save()
    shares = facts.get("districts", ()) if board.audience == BoardAudience.DISTRICTS else ()
    own = {board.district} if board.audience == BoardAudience.DISTRICTS and board.district else set()
    board.districts.set({*shares, *own})
    board.moderators.set(people)


def people_at(addresses: Iterable[str]) -> list[User]:
    """The active people of these addresses. Raises NobodyOfThatAddress where one is nobody's."""
    wanted = {address.strip().lower() for address in addresses if address.strip()}
    found = {user.email.lower(): user for user in User.objects.filter(email__in=wanted, is_active=True)}
    if missing := sorted(wanted - set(found)):
        raise NobodyOfThatAddress(f"Nobody here has the address {', '.join(missing)}. Check it, or leave it out.")
    return list(found.values())


def free_slug(name: str) -> str:
    """An address that no board and no page of the forums has. It stays when the name changes."""
    base = slugify(name)[:70] or "board"
    taken = TAKEN_SLUGS | set(Board.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if slug not in taken)
