"""What stands around the words of posts, fetched for all posts of a page at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from forums.selectors.reactions import counts_on, offered

if TYPE_CHECKING:
    from forums.readers import Reader
    from forums.selectors.posts import Shown


def dressed(rows: list[Shown], reader: Reader) -> list[Shown]:
    """These posts with what is said of each in one word. One query however many they are."""
    if not rows:
        return rows
    counted = counts_on([row.post for row in rows], reader)
    return [
        replace(row, reactions=offered(counted.get(row.post.pk, ())) if row.may_react else counted.get(row.post.pk, ()))
        for row in rows
    ]
