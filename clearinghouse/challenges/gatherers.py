"""What a challenge's page gathers: each app brings its own things, and this app knows none of them.

An app registers a gatherer in its AppConfig.ready, such as trainings or threads about the challenge. The order is that of `position`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.challenges.models import Challenge


ENOUGH = 4


@dataclass(frozen=True)
class Gathered:
    """One thing about a challenge, as a card shows it."""

    title: str
    url: str
    text: str = ""
    kind: str = ""
    meta: str = ""
    tier: int | None = None
    has_tier: bool = False


@dataclass(frozen=True)
class Section:
    """What one gatherer found: the first few things, how many there are, and where all of them are."""

    items: tuple[Gathered, ...]
    total: int
    more_url: str = ""
    more_label: str = "All of them"


@dataclass(frozen=True)
class Gatherer:
    """`gather` returns what this person may see of a challenge, in a fixed number of queries, or None where there is nothing.

    One that only fills is asked where those before it brought fewer things than are enough for a page.
    """

    name: str
    heading: str
    position: int
    gather: Callable[[Challenge, User | AnonymousUser | None], Section | None]
    is_filling: bool = False


_gatherers: dict[str, Gatherer] = {}


def register(gatherer: Gatherer) -> None:
    """Let an app bring its things to the challenges' pages."""
    _gatherers[gatherer.name] = gatherer


def gather(challenge: Challenge, user: User | AnonymousUser | None) -> list[tuple[str, Section]]:
    """Headings and what stands under them; nothing stands under two headings."""
    sections: list[tuple[str, Section]] = []
    shown: set[str] = set()
    for gatherer in sorted(_gatherers.values(), key=lambda one: one.position):
        if gatherer.is_filling and len(shown) >= ENOUGH:
            continue
        found = gatherer.gather(challenge, user)
        if found is None:
            continue
        items = tuple(item for item in found.items if item.url not in shown)
        shown |= {item.url for item in items}
        if items:
            sections.append((gatherer.heading, replace(found, items=items)))
    return sections
