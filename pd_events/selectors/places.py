"""Where dates are held: the places behind the dots of the map."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clearinghouse.districts.profile.map import RADIUS_OF_SMALLEST, DistrictMap, map_of
from pd_events.enums import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clearinghouse.districts.models import District
    from pd_events.models import EventDate

FEW = 3
SPECK, GROWTH, LARGEST = 2.5, 2.0, 14.0


@dataclass(frozen=True)
class Venue:
    """One district that holds dates; the first few of them stand in the list."""

    district: District
    dates: list[EventDate] = field(default_factory=list)

    @property
    def few(self) -> list[EventDate]:
        """The next ones."""
        return self.dates[:FEW]

    @property
    def more(self) -> int:
        """How many follow."""
        return max(0, len(self.dates) - FEW)


def venues_of(dates: Iterable[EventDate]) -> list[Venue]:
    """The districts in which these dates are held, by name. Dates that are only online are held nowhere. No query."""
    found: dict[int, Venue] = {}
    for date in dates:
        if date.mode != Mode.ONLINE:
            found.setdefault(date.district_id, Venue(date.district)).dates.append(date)
    return sorted(found.values(), key=lambda venue: venue.district.name)


def map_of_venues(venues: Sequence[Venue], others: Iterable[District] = ()) -> DistrictMap | None:
    """A dot for each, larger where more is held; the others are small ones to know one's way by. None where no place is recorded."""
    numbers = {venue.district.pk: len(venue.dates) for venue in venues}
    beside = [district for district in others if district.pk not in numbers and district.latitude is not None]
    return map_of(
        [*(venue.district for venue in venues), *beside],
        radius=lambda district: (
            min(LARGEST, RADIUS_OF_SMALLEST + GROWTH * numbers[district.pk]) if district.pk in numbers else SPECK
        ),
    )
