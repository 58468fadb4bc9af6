"""What the site holds about a person: each app says here what it holds, how to hand it out and how to erase it.

Apps register when they are ready, so that accounts need not know who holds what.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from clearinghouse.accounts.models import User


def nothing(user: User) -> None:
    """The default: nothing stands in the way, nothing to erase."""


@dataclass(frozen=True)
class Holding:
    """One kind of record about people.

    `export` returns it as JSON can hold it. `check` raises RuleViolation where the person cannot be erased yet. `erase` runs in the
    transaction that erases the person.
    """

    name: str
    export: Callable[[User], Any]
    check: Callable[[User], None] = nothing
    erase: Callable[[User], None] = nothing


holdings: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Name what an app holds."""
    holdings[holding.name] = holding
