"""Small counts of people are not shown, and neither is what would give them away.

Ten is the smallest group that most states report: National Center for Education Statistics, "Statistical Methods for Protecting
Personally Identifiable Information in Aggregate Reporting" (SLDS Technical Brief 3, NCES 2011-603, December 2010;
https://nces.ed.gov/pubsearch/pubsinfo.asp?pubid=2011603) found minimums from 5 to 30, and ten in 39 states.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_SHOWN = 10

Count = TypeVar("Count", bound=int | Decimal)


def shown_count(number: Count | None) -> Count | None:
    """A count of people as it may be shown: None where it is from 1 to 9. Nobody is told apart by a count of zero."""
    return None if number is not None and 0 < number < LEAST_SHOWN else number


def kept_back(counts: Sequence[int | Decimal | None]) -> frozenset[int]:
    """The positions in `counts`, whose total is itself shown, that would tell of fewer than ten people.

    A count of 1 to 9 is kept back, and with it the next smallest until at least two are kept back that make ten or more together: what is
    shown and the total then tell of neither (complementary suppression). Of equal counts the earlier goes first. Zero and what is not
    recorded stay as they are.
    """
    ascending = sorted((position for position, count in enumerate(counts) if count), key=lambda position: counts[position] or 0)
    hidden: list[int] = []
    for position in ascending:
        enough = len(hidden) >= 2 and sum(counts[each] or 0 for each in hidden) >= LEAST_SHOWN
        if shown_count(counts[position]) is not None and (enough or not hidden):
            break
        hidden.append(position)
    return frozenset(hidden)
