"""The lists of words that moderators watch for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.districts.models import District
from forums.models import WatchedWord

if TYPE_CHECKING:
    from forums.readers import Reader


@dataclass(frozen=True)
class WordList:
    """The words of a district's boards, or of the consortium's where it has none."""

    district: District | None
    words: list[WatchedWord]

    @property
    def heading(self) -> str:
        """The boards, as a heading."""
        return f"On the boards of {self.district}" if self.district else "On the consortium’s boards"


def places_kept(reader: Reader) -> list[District | None]:
    """The boards for which this person keeps lists and records: the consortium's (None), and those of districts. One query."""
    districts: list[District | None] = list(District.objects.belonging().filter(pk__in=reader.administers).order_by("name"))
    return [*([None] if reader.oversees else []), *districts]


def lists_for(reader: Reader, places: list[District | None]) -> list[WordList]:
    """The lists of these places. One query."""
    words = list(WatchedWord.objects.kept_by(reader))
    return [WordList(place, [word for word in words if word.district_id == (place.pk if place else None)]) for place in places]
