"""Finding what an address names, where the person may see it: whatever else there is looks as if it were not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.http import Http404

from clearinghouse.core.errors import NotAllowed, RuleViolation
from forums.models import Post
from forums.selectors.boards import board_for
from forums.selectors.topics import topic_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from forums.forms.words import WordsForm
    from forums.models import Board, Topic
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


def find_post(reader: Reader, pk: int) -> Post:
    """The post of this number."""
    post = Post.objects.visible_with(reader).select_related("topic__board", "author").filter(id=pk).first()
    if post is None:
        raise Http404
    return post


def said(form: WordsForm, do: Callable[[], Any]) -> Any:
    """What the service returns, or None with what it says no to in the form."""
    try:
        return do()
    except NotAllowed:
        raise
    except RuleViolation as no:
        form.refuse(no)
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)  # type: ignore[arg-type]  # a list is as good
    return None
