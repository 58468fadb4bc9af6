"""How far a person has read, and how much they want to hear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.notifications.services.reading import mark_seen
from forums.enums import Level
from forums.models import Board, BoardMark, Topic, TopicMark

if TYPE_CHECKING:
    from datetime import datetime

    from clearinghouse.accounts.models import User


def mark_read(user: User, topic: Topic, *, up_to: int) -> bool:
    """Note that everything up to this number is read; returns whether that is news. The mark never moves back, whoever comes first.

    What the person was told of the topic is then no news any more. What a page knew before posts were split off is not noted: there is no
    such number any longer, and the next post to bear it is not read.
    """
    seq = min(up_to, topic.last_seq)
    marks = TopicMark.objects.filter(user=user, topic=topic)
    is_news = bool(marks.filter(read_seq__lt=seq, topic__last_seq__gte=seq).update(read_seq=seq))
    if not is_news and seq and not marks.exists() and Topic.objects.filter(pk=topic.pk, last_seq__gte=seq).exists():
        _, is_news = TopicMark.objects.get_or_create(user=user, topic=topic, defaults={"read_seq": seq})
    if is_news:
        mark_seen(user, topic)
    return is_news


@transaction.atomic
def set_level(topic: Topic, *, level: Level, actor: User) -> TopicMark:
    """Say how much one wants to hear of a topic. Raises NotAllowed where the person may not read it."""
    if not Topic.objects.visible_to(actor).filter(pk=topic.pk).exists():
        raise NotAllowed
    mark, _ = TopicMark.objects.update_or_create(user=actor, topic=topic, defaults={"level": level})
    return mark


@transaction.atomic
def set_board_level(board: Board, *, level: Level, actor: User) -> BoardMark:
    """Say how much one wants to hear of new topics on a board. Raises NotAllowed where the person may not read it."""
    return board_mark(board, actor, level=level)


@transaction.atomic
def mark_board_read(board: Board, *, actor: User, until: datetime | None = None) -> BoardMark:
    """Everything said on this board until then (now) is read; on others nothing changes. The time never moves back. Raises NotAllowed."""
    mark = board_mark(board, actor)
    moment = min(until or timezone.now(), timezone.now())
    if mark.read_until is None or mark.read_until < moment:
        mark.read_until = moment
        mark.save(update_fields=["read_until"])
    return mark


def board_mark(board: Board, actor: User, **facts: object) -> BoardMark:
    """The person's mark on a board that they may read, with these facts. Raises NotAllowed."""
    if not Board.objects.visible_to(actor).filter(pk=board.pk).exists():
        raise NotAllowed
    mark, _ = BoardMark.objects.update_or_create(user=actor, board=board, defaults=facts)
    return mark
