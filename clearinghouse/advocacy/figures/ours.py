"""The figures that this app brings. Other apps register theirs beside them."""

from __future__ import annotations

from clearinghouse.advocacy.figures import districts, library, ranks
from clearinghouse.advocacy.figures.registry import register


def register_all() -> None:
    """Register them in the order in which they are shown."""
    for definition in (*districts.FIGURES[:1], *ranks.FIGURES, *districts.FIGURES[1:], *library.FIGURES):
        register(definition)
