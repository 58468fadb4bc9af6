"""The parts of a figure without those that tell of too few people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clearinghouse.districts.profile.small_counts import LEAST_SHOWN, kept_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.advocacy.figures.registry import Part

NOTE = f"Counts of fewer than {LEAST_SHOWN} students are not shown, nor others from which they could be worked out."


def suppress(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts of a total that is itself shown, without those that would tell of fewer than ten people (`districts/profile/small_counts.py`)."""
    parts = tuple(parts)
    hidden = kept_back([part.number for part in parts])
    return tuple(
        replace(part, number=None, is_suppressed=True) if position in hidden else part for position, part in enumerate(parts)
    )
