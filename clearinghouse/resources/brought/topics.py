"""What else is about a topic: each app above may bring a section to its page. The library knows resources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


@dataclass(frozen=True)
class Entry:
    """One thing about a topic."""

    title: str
    url: str
    text: str = ""


@dataclass(frozen=True)
class Section:
    """Things of one kind about a topic, under a heading of their own."""

    title: str
    entries: tuple[Entry, ...]


# What there is about the topics with these ids (a topic and all below it), for this person; None where there is nothing.
Bringer = Callable[[set[int], "User | AnonymousUser | None"], Section | None]
_bringers: list[Bringer] = []


def register(bringer: Bringer) -> None:
    """Add a section to the pages of topics."""
    if bringer not in _bringers:
        _bringers.append(bringer)


def sections_about(topics: set[int], user: User | AnonymousUser | None) -> list[Section]:
    """Every section that has anything."""
    return [section for bringer in _bringers if (section := bringer(topics, user)) is not None]
