"""Where the consortium would stand among large districts, were it one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.advocacy.models import LargeDistrict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.advocacy.selectors.figures import Member

OLD_AFTER_YEARS = 3


@dataclass(frozen=True)
class Ranking:
    """The consortium's `students` among the `ranked` districts of a list.

    `place` is None where it cannot be told: nothing to compare, no students known, or fewer of them than the list reaches down to.
    """

    students: int
    ranked: tuple[LargeDistrict, ...] = ()
    place: int | None = None
    ties: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    unknown: int = 0

    @property
    def smallest(self) -> LargeDistrict | None:
        """The district at the list's end."""
        return self.ranked[-1] if self.ranked else None

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the list's counts, each once, oldest first."""
        return tuple(sorted({district.year for district in self.ranked if district.year}))

    @property
    def without_year(self) -> int:
        """How many counts of the list do not say of which year they are."""
        return sum(district.year is None for district in self.ranked)

    def is_old(self, this_year: int) -> bool:
        """Whether some count of the list is more than three years old."""
        return bool(self.years) and this_year - self.years[0] > OLD_AFTER_YEARS


def large_districts() -> list[LargeDistrict]:
    """The imported list, the largest first, those without a count last. One query."""
    listed = list(LargeDistrict.objects.visible_to(None))
    return sorted(listed, key=lambda district: (-(district.enrolment or 0), district.name, district.state))


def rank(students: int, members: Sequence[Member], listed: Sequence[LargeDistrict]) -> Ranking:
    """Rank so many students of these members among a list. Members that are on the list themselves are taken out of it first."""
    ours = {(member.name.casefold(), member.state) for member in members}
    own = tuple(str(district) for district in listed if (district.name.casefold(), district.state) in ours)
    others = [district for district in listed if (district.name.casefold(), district.state) not in ours]
    ranked = tuple(sorted((d for d in others if d.enrolment), key=lambda d: (-(d.enrolment or 0), d.name)))
    place, ties = place_among(students, ranked)
    return Ranking(students, ranked, place, ties, own, unknown=len(others) - len(ranked))


def place_among(students: int, ranked: Sequence[LargeDistrict]) -> tuple[int | None, tuple[str, ...]]:
    """The place, shared where districts have exactly as many students, and those districts. Below the list's end there is none."""
    if not students or not ranked or students < (ranked[-1].enrolment or 0):
        return None, ()
    larger = sum((district.enrolment or 0) > students for district in ranked)
    return larger + 1, tuple(str(district) for district in ranked if district.enrolment == students)
