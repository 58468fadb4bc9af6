"""Substitutes: how many a building has taken on a day, and which days a district has to cover."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date as day_of
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils import timezone

from clearinghouse.districts.policies import decided_by
from pd_events.enums import SETTLED_APPROVALS, TAKING, Approval, Seat, Substitute
from pd_events.models import Building, Registration

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from pd_events.models.registration import RegistrationQuerySet

Place = tuple[int, day_of]


@dataclass(frozen=True)
class Cover:
    """One building on one day: substitutes that are taken, that are asked for besides, and what the district finds (None: unknown)."""

    building: Building
    taken: int
    asked: int

    @property
    def is_full(self) -> bool:
        """Whether no substitute is left."""
        return self.building.substitutes is not None and self.taken >= self.building.substitutes

    @property
    def words(self) -> str:
        """As whoever decides reads it: `2 of 3 substitutes of Ridge School that day are taken, 1 more is asked for`."""
        limit = self.building.substitutes
        if limit is None:
            said = f"{self.taken} substitute{'' if self.taken == 1 else 's'} of {self.building} {verb(self.taken)} taken that day"
        else:
            said = f"{self.taken} of {limit} substitute{'' if limit == 1 else 's'} of {self.building} that day {verb(self.taken)} taken"
        return said + (f", {self.asked} more {verb(self.asked)} asked for" if self.asked else "")


@dataclass(frozen=True)
class SubstituteDay:
    """One day of one person for which a district needs a substitute."""

    day: day_of
    registration: Registration


def verb(number: int) -> str:
    """Is or are."""
    return "is" if number == 1 else "are"


def days_of(row: Registration) -> list[day_of]:
    """Every day of the date, on the clock of its place. Its date must be loaded."""
    first, last = row.date.local_start.date(), row.date.local_end.date()
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def needing() -> RegistrationQuerySet:
    """Places for which somebody needs a substitute."""
    return Registration.objects.filter(seat__in=(*TAKING, Seat.WAITING)).exclude(substitute=Substitute.NONE)


def covers_for(rows: Collection[Registration]) -> dict[int, Cover]:
    """For each request with a building and a need, how that building stands on its fullest day, without the request itself. Two queries."""
    asking = [row for row in rows if row.building_id is not None and row.substitute != Substitute.NONE]
    if not asking:
        return {}
    buildings = Building.objects.in_bulk({row.building_id for row in asking})
    first, last = min(row.date.starts_at for row in asking), max(row.date.ends_at for row in asking)
    span = {"date__starts_at__lte": last + timedelta(days=1), "date__ends_at__gte": first - timedelta(days=1)}
    others = list(needing().filter(building__in=buildings, **span).select_related("date"))
    taken = counted(row for row in others if row.seat in TAKING and row.approval in SETTLED_APPROVALS)
    asked = counted(row for row in others if row.approval == Approval.PENDING)
    return {row.pk: fullest(row, buildings[row.building_id or 0], taken, asked) for row in asking}


def counted(rows: Iterable[Registration]) -> Counter[Place]:
    """People by building and day: one who is on two dates of a day needs one substitute."""
    return Counter(place for place, _ in {((row.building_id or 0, day), row.person_id) for row in rows for day in days_of(row)})


def fullest(row: Registration, building: Building, taken: Counter[Place], asked: Counter[Place]) -> Cover:
    """The worst of the request's days."""
    places = [(building.pk, day) for day in days_of(row)]
    own = row.approval == Approval.PENDING
    return max((Cover(building, taken[place], max(0, asked[place] - own)) for place in places), key=lambda cover: cover.taken)


def substitute_days(user: User, *, first: day_of | None = None) -> list[SubstituteDay]:
    """The days from `first` (today) on for which the districts where this person decides need substitutes, by day. One query."""
    first = first or timezone.localdate()
    rows = needing().filter(decided_by(user), seat__in=TAKING, date__ends_at__date__gte=first)
    rows = rows.select_related("person", "district", "building", "date__event")
    found = [SubstituteDay(day, row) for row in rows for day in days_of(row) if day >= first]
    return sorted(
        found,
        key=lambda one: (one.day, str(one.registration.building or ""), one.registration.person.last_name, one.registration.pk),
    )


def buildings_of(user: User) -> list[Building]:
    """Their districts' buildings, with how many places name each. One query."""
    rows = Building.objects.visible_to(user).select_related("district").annotate(places=Count("registrations"))
    return list(rows.order_by("district__name", "name"))


def buildings_in(districts: Collection[District]) -> list[Building]:
    """The buildings of these districts, by name. One query."""
    rows = Building.objects.filter(district__in=[district.pk for district in districts])
    return list(rows.select_related("district").order_by("district__name", "name"))


def last_building(user: User, buildings: Collection[Building]) -> int | None:
    """Which of these the person named last; none where there are no buildings. One query at most."""
    if not buildings:
        return None
    named = user.registrations.filter(building__in=[building.pk for building in buildings]).order_by("-joined_at")
    return named.values_list("building", flat=True).first()
