"""How many seats of one date are free for one district. Pure arithmetic: whoever asks has read the numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from pd_events.enums import Skipped


@dataclass(frozen=True)
class Share:
    """What one district has by agreement: seats kept for it now (none once released), and the most it may have."""

    reserve: int = 0
    cap: int | None = None


NO_SHARE = Share()


@dataclass(frozen=True)
class Room:
    """A date's seats: how many there are (None where there is no limit), what is agreed, and how many seats each district uses.

    The rule: `shared = C - sum of max(u, r)` over districts, `free = min(k - u, max(0, r - u) + max(0, shared))`, where C is the capacity,
    and u, r and k are a district's seats in use, in reserve and at most. Held and offered seats are in use, waiting ones are not.
    """

    capacity: int | None
    used: Mapping[int, int] = field(default_factory=dict)
    shares: Mapping[int, Share] = field(default_factory=dict)

    @property
    def taken(self) -> int:
        """All seats in use."""
        return sum(self.used.values())

    @property
    def shared(self) -> float:
        """Seats that any district may take; below zero where fewer are left than are promised."""
        if self.capacity is None:
            return math.inf
        districts = self.used.keys() | self.shares.keys()
        return self.capacity - sum(max(self.used.get(one, 0), self.share(one).reserve) for one in districts)

    def share(self, district: int) -> Share:
        """What the agreement gives this district."""
        return self.shares.get(district, NO_SHARE)

    def own(self, district: int) -> int:
        """Seats kept for the district that it has not used, and that the room still has."""
        kept = max(0, self.share(district).reserve - self.used.get(district, 0))
        return kept if self.capacity is None else max(0, min(kept, self.capacity - self.taken))

    def free(self, district: int) -> float:
        """Seats that somebody of this district may take now; infinity where there is no limit."""
        cap = self.share(district).cap
        below_cap = math.inf if cap is None else max(0, cap - self.used.get(district, 0))
        return min(below_cap, self.own(district) + max(0, self.shared))

    def why_full(self, district: int) -> Skipped:
        """Why nothing is free for the district, as people read it on the waiting list."""
        cap = self.share(district).cap
        if cap is not None and self.used.get(district, 0) >= cap:
            return Skipped.CAP
        some_left = self.capacity is not None and self.taken < self.capacity
        return Skipped.RESERVED if some_left else Skipped.FULL
