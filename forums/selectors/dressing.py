"""What stands around and in the words of posts, fetched for all posts of a page at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clearinghouse.core.models.standing import ask_standing
from forums.selectors.cards import carded
from forums.selectors.files import files_from, files_of
from forums.selectors.reactions import counts_from, counts_on, offered

if TYPE_CHECKING:
    from forums.readers import Reader
    from forums.selectors.posts import Shown
    from forums.selectors.reactions import Counted


def dressed(rows: list[Shown], reader: Reader) -> list[Shown]:
    """These posts with what is said of each in one word, links of ours as cards, and their files.

    One journey, and those of cards, however many they are.
    """
    if not rows:
        return rows
    posts = [row.post for row in rows]
    said_rows, file_rows = ask_standing(counts_on(posts, reader), files_of(posts))
    counted, files, cards = counts_from(said_rows), files_from(file_rows), carded(posts, reader)
    return [
        replace(
            row,
            reactions=said(row, counted.get(row.post.pk, ())),
            carded=cards.get(row.post.pk, ""),
            files=tuple(files.get(row.post.pk, ())),
        )
        for row in rows
    ]


def said(row: Shown, counted: tuple[Counted, ...]) -> tuple[Counted, ...]:
    """What is said of it; who may say a word is offered all."""
    return offered(counted) if row.may_react else counted
