"""Finding what an address names, where the person may see it: whatever else there is looks as if it were not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect

from forums.models import Post, Topic
from forums.selectors.boards import board_for
from forums.selectors.topics import topic_for

if TYPE_CHECKING:
    from django.http import HttpResponse

    from forums.models import Board
    from forums.readers import Reader


def find_board(reader: Reader, slug: str) -> Board:
    """The board of this address, with `is_moderated_here` by the person or not."""
    board = board_for(reader, slug)
    if board is None:
        raise Http404
    return board


def find_topic(reader: Reader, pk: int) -> Topic:
    """The topic of this number, with `is_moderated` by the person or not."""
    topic = topic_for(reader, pk)
    if topic is None:
        raise Http404
    return topic


def find_heir(reader: Reader, pk: int) -> Topic:
    """The topic to write in: where it was merged meanwhile, the one that holds its posts. What somebody sends from an old page arrives."""
    merged = Topic.objects.filter(id=pk, merged_into__isnull=False).first()
    return find_topic(reader, merged.heir.pk if merged else pk)


def led_on(reader: Reader, pk: int) -> HttpResponse:
    """The address of a topic that was merged leads to where its posts are, for those who may read that."""
    merged = Topic.objects.filter(id=pk, merged_into__isnull=False).first()
    heir = Topic.objects.visible_with(reader).filter(pk=merged.heir.pk).first() if merged else None
    if heir is None:
        raise Http404
    return redirect(heir)


def find_post(reader: Reader, pk: int) -> Post:
    """The post of this number."""
    post = Post.objects.visible_with(reader).select_related("topic__board", "author").filter(id=pk).first()
    if post is None:
        raise Http404
    return post
