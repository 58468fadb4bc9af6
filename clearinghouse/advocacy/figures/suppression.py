"""Small counts of people are not shown, and neither is what would give them away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.advocacy.figures.registry import Number, Part

LEAST_SHOWN = 10
NOTE = f"Counts of fewer than {LEAST_SHOWN} students are not shown, nor others from which they could be worked out."


def shown_count(number: Number | None) -> Number | None:
    """A count of people as it may be shown: None where it is from 1 to 9. Nobody is told apart by a count of zero."""
    return None if number is not None and 0 < number < LEAST_SHOWN else number


def suppress(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts of a total that is itself shown, without those that would tell of fewer than ten people.

    Ten is the smallest group that most states report: National Center for Education Statistics, "Statistical Methods for Protecting
    Personally Identifiable Information in Aggregate Reporting" (SLDS Technical Brief 3, NCES 2011-603, December 2010;
    https://nces.ed.gov/pubsearch/pubsinfo.asp?pubid=2011603) found minimums from 5 to 30, and ten in 39 states. So a part of 1 to 9 is
    kept back, and with it the next smallest until at least two are kept back that make ten or more together: what is shown and the
    total then tell of neither (complementary suppression). Zero and what is not recorded stay as they are.
    """
    parts = tuple(parts)
    countable = sorted((part for part in parts if part.number), key=lambda part: (part.number, part.label))
    if not countable or shown_count(countable[0].number) is not None:
        return parts
    hidden: list[Part] = []
    for part in countable:
        if shown_count(part.number) is not None and len(hidden) >= 2 and sum(each.number or 0 for each in hidden) >= LEAST_SHOWN:
            break
        hidden.append(part)
    return tuple(replace(part, number=None, is_suppressed=True) if any(part is each for each in hidden) else part for part in parts)
