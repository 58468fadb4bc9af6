"""How far dates are from the district where somebody starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clearinghouse.districts.models import District
from pd_events.travel import Trip, trip

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Travel:
    """The ways from one district to every district of which the place is recorded, by its number; none without a start."""

    start: District | None = None
    trips: Mapping[int, Trip] = field(default_factory=dict)

    def within(self, minutes: int) -> set[int]:
        """The districts that are at most so many minutes away."""
        return {pk for pk, way in self.trips.items() if way.minutes <= minutes}


NOWHERE = Travel()


def travel_from(slug: str, districts: Sequence[District], *, every: Sequence[District] | None = None) -> Travel:
    """The ways from the district of this address, or else from the first of these whose place is recorded.

    `every` are the districts that belong, where they are known already. One query otherwise, none without a start.
    """
    if not slug and not districts:
        return NOWHERE
    belonging = District.objects.belonging() if every is None else every
    placed = {district.pk: district for district in belonging if district.latitude is not None}
    asked = next((district for district in placed.values() if district.slug == slug), None)
    own = next((placed[district.pk] for district in districts if district.pk in placed), None)
    start = asked if slug else own
    if start is None:
        return NOWHERE
    return Travel(start, {pk: trip(place_of(start), place_of(end)) for pk, end in placed.items()})


def place_of(district: District) -> tuple[float, float]:
    """Where the district's office is; only asked of one whose place is recorded."""
    return district.latitude or 0.0, district.longitude or 0.0
