"""Where one person stands now: read once in one query, then asked as often as a page needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.districts.places import Places, places_of
from clearinghouse.districts.policies import CATALOGUE, Capability

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District


@dataclass(frozen=True)
class Standing:
    """A person with their places as they were at one moment. For one page: what lives longer asks `policies` anew."""

    user: User
    places: Places

    def can(self, capability: Capability) -> bool:
        """Whether they may do this somewhere; superusers may do everything."""
        return self.user.is_superuser or any(set(place.roles) & CATALOGUE[capability] for place in self.places)

    def districts_where(self, capability: Capability) -> list[int]:
        """The districts where a role of theirs lets them do this."""
        return [place.district.pk for place in self.places if set(place.roles) & CATALOGUE[capability]]

    def runs_events_of(self, district: District) -> bool:
        """Whether they run this district's events, as `policies.can_run_events` says it."""
        return district.belongs and (
            self.can(Capability.RUN_ANY_EVENTS) or district.pk in self.districts_where(Capability.RUN_EVENTS)
        )


def standing_of(user: User) -> Standing:
    """The person with the places that they have now. One query, none where the page has asked before."""
    return Standing(user, places_of(user))
