"""Who opens a file: whatever uses one may show it to its own audience. Rooms above add what uses files there."""

from __future__ import annotations

from collections.abc import Callable

from clearinghouse.resources.enums import FileKind

# The audience keys of all that uses this file now; drafts and what is hidden give none.
Opener = Callable[[FileKind, int], set[str]]
_openers: list[Opener] = []


def register(opener: Opener) -> None:
    """Add what may use files. It must ask the database anew each time."""
    if opener not in _openers:
        _openers.append(opener)


def keys_from_all(kind: FileKind, file_id: int) -> frozenset[str]:
    """The audience keys by everything that uses the file."""
    return frozenset(key for opener in _openers for key in opener(kind, file_id))
