"""To whom a message would go, and what was written before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import District
from pd_events.enums import TAKING, Group, Seat
from pd_events.models import Message, Registration

if TYPE_CHECKING:
    from pd_events.models import EventDate

SEATS_OF = {
    Group.SEATED: (Seat.CONFIRMED,),
    Group.UNSETTLED: (Seat.HELD, Seat.OFFERED),
    Group.WAITING: (Seat.WAITING,),
    Group.ALL: (*TAKING, Seat.WAITING),
}


def people_in(date: EventDate, group: str, district: District | None) -> list[User]:
    """The active people of this group on the date, by name; of one district where one is named. One query."""
    rows = Registration.objects.filter(date=date, seat__in=SEATS_OF[Group(group)])
    if district is not None:
        rows = rows.filter(district=district)
    return list(User.objects.filter(pk__in=rows.values("person"), is_active=True).order_by("last_name", "first_name", "pk"))


def districts_on(date: EventDate) -> list[District]:
    """The districts that have people on the date, by name. One query."""
    return list(District.objects.filter(pk__in=date.registrations.active().values("district")).order_by("name"))


def messages_on(date: EventDate) -> list[Message]:
    """What was written to people on the date, the latest first. One query."""
    return list(date.messages.select_related("sent_by", "district"))
