"""What the form that asks for a place needs to know, read together: everybody who wants a seat at the same time asks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.core.models.standing import StandingQuery, ask_standing
from pd_events.models import Building, EventDate, Question
from pd_events.selectors.events import DISTRICTS, of_person
from pd_events.selectors.people import COORDINATORS_OF, named

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District

DATE = StandingQuery(
    lambda pk: EventDate.objects.filter(pk=pk).select_related("event__accommodation_contact", "district").order_by()
)
QUESTIONS = StandingQuery(lambda pk: Question.objects.filter(event__dates=pk).select_related("only_if"))
BUILDINGS = StandingQuery(
    lambda person: (
        Building.objects.filter(district__in=of_person(person).values("pk"))
        .select_related("district")
        .order_by("district__name", "name")
    )
)


@dataclass(frozen=True)
class Sheet:
    """One date for one person: their districts with the buildings, what the host asks, and by name who will read what they need."""

    date: EventDate
    districts: list[District]
    buildings: list[Building]
    questions: list[Question]
    readers: str


def sheet_for(user: User, pk: int) -> Sheet | None:
    """The sheet of the date of this number, where the person may see it.

    On PostgreSQL one journey where its event is meant for everybody like them, three queries more where it is not.
    """
    of_them, of_date = (user.pk,), (pk,)
    districts, dates, buildings, questions, coordinators = ask_standing(
        (DISTRICTS, of_them), (DATE, of_date), (BUILDINGS, of_them), (QUESTIONS, of_date), (COORDINATORS_OF, of_them)
    )
    if not dates or not may_see(user, dates[0], is_member=bool(districts)):
        return None
    return Sheet(dates[0], districts, buildings, questions, named(coordinators, dates[0].event))


def may_see(user: User, date: EventDate, *, is_member: bool) -> bool:
    """Whether the person may see the date. What everybody like them may see is not asked about."""
    return date.event.is_for_everybody(are_members=is_member) or EventDate.objects.visible_to(user).filter(pk=date.pk).exists()
