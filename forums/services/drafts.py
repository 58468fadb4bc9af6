"""People keep what they have begun to write. One of each person for a topic, and one for a new topic on a board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from clearinghouse.core.errors import NotAllowed
from forums.models import BegunFile, Board, Draft, Post, Topic
from forums.policies import can_moderate, can_reply, can_write
from forums.readers import Reader, reader_of
from forums.services.ledger import lock_person

if TYPE_CHECKING:
    from uuid import UUID

    from clearinghouse.accounts.models import User


@dataclass(frozen=True)
class Begun:
    """What stands in a form that is not sent yet."""

    text: str
    token: UUID | None = None
    title: str = ""
    kind: str = ""
    tags: tuple[str, ...] = ()
    about: str = ""
    quoted: Post | None = None


@transaction.atomic
def save_draft(where: Topic | Board, begun: Begun, *, actor: User) -> Draft | None:
    """Keep what is written so far in place of what was kept before. Without words and files nothing is kept; what was sent is no draft again.

    Returns the draft, None where there is none. Raises NotAllowed where the person could not send it, ValidationError.
    """
    actor = lock_person(actor)
    where = place_to_write(where, reader_of(actor))
    if begun.token and Post.objects.filter(author=actor, client_token=begun.token).exists():
        return None
    place = place_of(where)
    known = Draft.objects.filter(author=actor, **place).first()
    if not begun.text.strip() and not begun.title.strip() and not BegunFile.objects.under(actor, begun.token).exists():
        if known is not None:
            known.delete()
        return None
    draft = known or Draft(author=actor, **place)
    draft.text, draft.title, draft.kind, draft.about = begun.text, begun.title, begun.kind, begun.about
    draft.tags, draft.quoted, draft.token = list(begun.tags), begun.quoted, begun.token or uuid4()
    draft.full_clean(exclude=["author", "topic", "board", "quoted"])
    draft.save()
    return draft


@transaction.atomic
def discard_draft(draft: Draft, *, actor: User) -> None:
    """Throw away one's own draft; again nothing happens. Raises NotAllowed for another person's."""
    if draft.author_id != actor.pk:
        raise NotAllowed
    Draft.objects.filter(pk=draft.pk).delete()


def forget_draft(author: User, where: Topic | Board, token: UUID | None) -> None:
    """What was sent is no draft any longer. What was begun in another form meanwhile stays."""
    if token is not None:
        Draft.objects.filter(author=author, token=token, **place_of(where)).delete()


def place_to_write(where: Topic | Board, reader: Reader) -> Topic | Board:
    """The topic or board as it is now, where this person may write in it. Raises NotAllowed."""
    if isinstance(where, Board):
        board = Board.objects.visible_with(reader).filter(pk=where.pk).first()
        if board is None or not can_write(reader, board):
            raise NotAllowed
        return board
    topic = Topic.objects.visible_with(reader).select_related("board").filter(pk=where.heir.pk).first()
    if topic is None or not can_reply(reader, topic, is_moderator=topic.is_locked and can_moderate(reader, topic.board)):
        raise NotAllowed
    return topic


def place_of(where: Topic | Board) -> dict[str, Topic | Board]:
    """The field of a draft that names this."""
    return {"board": where} if isinstance(where, Board) else {"topic": where}
