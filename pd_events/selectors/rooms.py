"""How full dates are, for screens. What is shown may be a moment old; only the seat service decides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils import timezone

from pd_events.availability import Room, Share
from pd_events.models import DistrictShare, Registration

if TYPE_CHECKING:
    from collections.abc import Collection

    from clearinghouse.districts.models import District
    from pd_events.models import EventDate


@dataclass(frozen=True)
class Seats:
    """Seats of one date in words: for one district, or for whoever is not of any."""

    capacity: int | None
    taken: int
    own: int
    shared: int
    free: int
    is_capped: bool = False
    is_own: bool = True

    @property
    def is_unlimited(self) -> bool:
        """Whether the room has no limit."""
        return self.capacity is None

    @property
    def is_full(self) -> bool:
        """Whether nothing is free for them."""
        return not self.is_unlimited and self.free <= 0

    @property
    def share_taken(self) -> int:
        """Hundredths of the room that are taken, for a bar."""
        return min(100, round(100 * self.taken / self.capacity)) if self.capacity else 0

    @property
    def words(self) -> str:
        """What is free, as people say it: `Your district has 2 left, 5 shared`."""
        if self.is_unlimited:
            return "No limit on seats"
        if self.is_capped:
            return "Your district has reached its limit"
        if self.is_full and self.taken < (self.capacity or 0):
            return "Full for your district" if self.is_own else "Full but for seats kept for districts"
        if self.is_full:
            return "Full"
        if self.own:
            return f"Your district has {self.own} left, {self.shared} shared"
        return f"{self.free} seat{'' if self.free == 1 else 's'} left"


def rooms_of(dates: Collection[EventDate]) -> dict[int, Room]:
    """The room of each date by its number. Two queries, however many dates."""
    now = timezone.now()
    used: dict[int, dict[int, int]] = defaultdict(dict)
    counted = Registration.objects.taking(now).filter(date__in=[date.pk for date in dates]).order_by()
    for pk, district, number in counted.values_list("date", "district").annotate(number=Count("pk")):
        used[pk][district] = number
    shares: dict[int, dict[int, Share]] = defaultdict(dict)
    starts = {date.pk: date.starts_at for date in dates}
    for share in DistrictShare.objects.filter(date__in=starts).order_by():
        is_kept = now < (share.released_at or starts[share.date_id])
        shares[share.date_id][share.district_id] = Share(share.reserve if is_kept else 0, share.cap)
    return {date.pk: Room(date.capacity, used[date.pk], shares[date.pk]) for date in dates}


def seats_for(room: Room, districts: Collection[District]) -> Seats:
    """The room as somebody of these districts sees it: the best of them counts. Without a district, as the shared seats."""
    if room.capacity is None:
        return Seats(None, room.taken, 0, 0, 0)
    shared = int(max(0, room.shared))
    if not districts:
        return Seats(room.capacity, room.taken, 0, shared, shared, is_own=False)
    best = max((district.pk for district in districts), key=room.free)
    cap = room.share(best).cap
    is_capped = cap is not None and room.used.get(best, 0) >= cap
    return Seats(room.capacity, room.taken, room.own(best), shared, int(room.free(best)), is_capped)
