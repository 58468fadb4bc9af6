"""Whom a coordinator can register, and what would become of each line of a roster."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import District, Membership
from clearinghouse.districts.policies import CATALOGUE, Capability
from pd_events.availability import Room
from pd_events.enums import SETTLED_APPROVALS, Seat, Verdict
from pd_events.models import Building, Registration
from pd_events.selectors.rooms import rooms_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pd_events.models import EventDate
    from pd_events.tables import Line


BEFORE: dict[str, str] = {
    Verdict.SEATED: "Would have a seat", Verdict.WAITING: "Would be on the waiting list", Verdict.THERE: "Is there already",
}  # fmt: skip


@dataclass(frozen=True)
class Planned:
    """One line of a roster with the person it means, and what would become of it, or has become."""

    line: Line
    verdict: Verdict
    person: User | None = None
    building: Building | None = None
    words: str = ""

    @property
    def is_to_do(self) -> bool:
        """Whether registering would change anything."""
        return self.verdict in (Verdict.SEATED, Verdict.WAITING)

    @property
    def is_known(self) -> bool:
        """Whether the person is of the own district, so that their name may stand beside the address."""
        return self.verdict not in (Verdict.UNKNOWN, Verdict.ELSEWHERE)

    @property
    def short(self) -> str:
        """The verdict as long as nothing has happened, without more words."""
        return BEFORE.get(self.verdict, self.verdict.label)

    @property
    def would(self) -> str:
        """The verdict as long as nothing has happened."""
        return f"{self.short}. {self.words}" if self.words else self.short

    @property
    def said(self) -> str:
        """The verdict, with more words where there are any."""
        return f"{self.verdict.label}. {self.words}".strip() if self.words else self.verdict.label


def districts_decided_by(user: User) -> list[District]:
    """The districts whose people this person registers: by a role of theirs, or in somebody's stead today. One query."""
    held = user.memberships.current().filter(roles__role__in=CATALOGUE[Capability.DECIDE_REQUESTS]).values("district")
    stands_in = user.delegations.current().values("district")  # type: ignore[attr-defined]  # the manager of its query set
    belonging = District.objects.belonging()
    return list((belonging.filter(pk__in=held) | belonging.filter(pk__in=stands_in)).order_by("name"))


def plan(date: EventDate, district: District, lines: Sequence[Line]) -> list[Planned]:
    """What would become of each line if it were registered now, one after another. Eight queries at most; nothing is changed."""
    people = {
        person.email.lower(): person for person in User.objects.filter(email__in={line.email for line in lines}, is_active=True)
    }
    places = Membership.objects.current().filter(user__in=[person.pk for person in people.values()])
    homes = set(places.values_list("user", "district"))
    there = set(Registration.objects.active().filter(date=date, person__in=people.values()).values_list("person", flat=True))
    buildings = {one.name.lower(): one for one in Building.objects.filter(district=district)}
    places_left, seen, found = Places(date), set[str](), []
    for line in lines:
        person, building = people.get(line.email), buildings.get(line.building.lower())
        verdict, words = judged(line, person, homes, district)
        if verdict is None and line.email in seen:
            verdict = Verdict.TWICE
        if verdict is None and line.building and building is None:
            verdict, words = Verdict.UNCLEAR, f"Your district has no building called “{line.building}”."
        if verdict is None:
            verdict = Verdict.THERE if person is not None and person.pk in there else places_left.next_for(district.pk)
        seen.add(line.email)
        found.append(Planned(line, verdict, person, building, words))
    return found


def judged(line: Line, person: User | None, homes: Collection[tuple[int, int]], district: District) -> tuple[Verdict | None, str]:
    """What is wrong with a line; None where nothing is."""
    if line.problem:
        return Verdict.UNCLEAR, line.problem
    if person is None or not any(user == person.pk for user, _ in homes):
        return Verdict.UNKNOWN, ""
    return (None, "") if (person.pk, district.pk) in homes else (Verdict.ELSEWHERE, "")


class Places:
    """The seats of a date as they would be taken one after another, once those who wait have theirs."""

    def __init__(self, date: EventDate) -> None:
        """Read what is taken now. Three queries, one more where people wait."""
        room = rooms_of([date])[date.pk]
        self.used = Counter(dict(room.used))
        self.room = Room(room.capacity, self.used, room.shares)
        self.has_list = date.list_is_open(timezone.now())
        waiting = Registration.objects.waiting().filter(date=date, seat=Seat.WAITING, approval__in=SETTLED_APPROVALS)
        for district in waiting.values_list("district", flat=True):
            self.used[district] += self.room.free(district) > 0

    def next_for(self, district: int) -> Verdict:
        """What the next one of this district gets."""
        if self.room.free(district) > 0:
            self.used[district] += 1
            return Verdict.SEATED
        return Verdict.WAITING if self.has_list else Verdict.REFUSED
