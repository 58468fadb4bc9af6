"""What else to read: each app above may bring a finder of resources like a page, by whatever it knows. The library knows topics."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.resources.models import ResourcePage

# Ids of pages like this one, the most alike first. Who may see them is asked once more where they are shown.
Finder = Callable[["ResourcePage", "User | AnonymousUser | None"], list[int]]
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Add a way to find pages like a page."""
    if finder not in _finders:
        _finders.append(finder)


def ids_like(page: ResourcePage, user: User | AnonymousUser | None) -> list[int]:
    """Ids of pages like this one by every finder, each once."""
    return list(dict.fromkeys(pk for finder in _finders for pk in finder(page, user)))
