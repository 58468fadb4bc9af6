"""Who is on a date: everybody in order, a page of them, and how many of each district."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import Lower

from clearinghouse.core.pagination import paginate
from pd_events.enums import Seat

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.db.models import QuerySet
    from django.db.models.expressions import Combinable

    from pd_events.models import EventDate, Registration

PAGE = 100
WAITS = Q(seat=Seat.WAITING)


@dataclass(frozen=True)
class DistrictSeats:
    """One district on a date: its seats, how many wait, and both in hundredths of the longest bar."""

    name: str
    taking: int
    waiting: int
    taking_share: int
    waiting_share: int


@dataclass(frozen=True)
class RosterPage:
    """Some of the people on a date, in two lists, with the numbers of all. `first_place` is the place in line of the first here who waits."""

    page: Page[int]
    seated: tuple[Registration, ...]
    waiting: tuple[Registration, ...]
    all_seated: int
    all_waiting: int
    by_district: list[DistrictSeats]

    @property
    def first_place(self) -> int:
        """Counted from one."""
        return max(int(self.page.start_index()) - self.all_seated, 1)

    @property
    def line_begins_on(self) -> int:
        """The page on which the first stands who waits; nought where nobody does."""
        return self.all_seated // PAGE + 1 if self.all_waiting else 0


def people_on(date: EventDate) -> QuerySet[Registration]:
    """Everybody on the date with their district: those with a seat by name, then those who wait in their order."""
    last, first = (Lower(f"person__{name}") for name in ("last_name", "first_name"))
    in_line, seated = When(WAITS, then=Value(1)), (When(~WAITS, then=last), When(~WAITS, then=first))
    order: list[Combinable | str] = [Case(in_line, default=Value(0)), *(Case(name) for name in seated)]
    everybody = date.registrations.active().select_related("person", "district")
    ordered: QuerySet[Registration] = everybody.order_by(*order, Case(When(WAITS, then=-F("priority"))), "joined_at", "pk")
    return ordered


def roster(date: EventDate) -> list[Registration]:
    """Everybody on the date in the order of `people_on`. One query."""
    return list(people_on(date))


def roster_page(date: EventDate, number: str | int | None) -> RosterPage:
    """A hundred of the people with the numbers of all. Two queries. Raises NoSuchPage."""
    by_district = seats_by_district(date)
    all_seated, all_waiting = (sum(getattr(row, what) for row in by_district) for what in ("taking", "waiting"))
    page = paginate(range(all_seated + all_waiting), number, size=PAGE)
    first = PAGE * (page.number - 1)
    rows = people_on(date)[first : first + PAGE]
    return RosterPage(
        page=page,
        seated=tuple(row for row in rows if row.seat != Seat.WAITING),
        waiting=tuple(row for row in rows if row.seat == Seat.WAITING),
        all_seated=all_seated,
        all_waiting=all_waiting,
        by_district=by_district,
    )


def last_page(date: EventDate) -> int:
    """The number of the last page of a roster. One query."""
    return max(-(-date.registrations.active().count() // PAGE), 1)


def seats_by_district(date: EventDate) -> list[DistrictSeats]:
    """Each district on a date, the most seats first. One query."""
    counted = date.registrations.active().order_by().values_list("district__name", "seat").annotate(Count("pk"))
    seated, in_line = Counter[str](), Counter[str]()
    for name, seat, number in counted:
        (in_line if seat == Seat.WAITING else seated)[name] += number
    rows = sorted(
        ((name, seated[name], in_line[name]) for name in seated.keys() | in_line.keys()), key=lambda row: (-row[1], row[0])
    )
    most = max((taken + waits for _, taken, waits in rows), default=1)
    return [DistrictSeats(name, taken, waits, round(100 * taken / most), round(100 * waits / most)) for name, taken, waits in rows]
