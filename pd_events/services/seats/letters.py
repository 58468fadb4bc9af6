"""What the seat service tells people: letters go through the outbox, after the commit."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from clearinghouse.core import outbox
from clearinghouse.districts.enums import Role
from clearinghouse.districts.policies import CATALOGUE, Capability
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from pd_events.enums import Letter
from pd_events.selectors.people import deciders, stand_ins

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from pd_events.models import Registration

TOPIC = "pd_events.letters"


def post(registration: Registration, what: str, *, by: User | None) -> None:
    """Queue one letter, and tell the person in the site where somebody else has done it.

    Where several letters of one kind wait for the same person, only the newest is sent.
    """
    if what == Letter.LEFT and by is not None and by.pk == registration.person_id:
        return
    payload = {"id": uuid.uuid4().hex, "registration": registration.pk, "what": what}
    outbox.enqueue(TOPIC, payload, key=f"{registration.pk}:{what}")
    if by is None or by.pk != registration.person_id:
        event = registration.date.event
        text = f"{Letter(what).label}: {event.title}"
        notify(registration.person, kind=NotificationKind.TRAINING, text=text, url=event.get_absolute_url(), subject=registration)


def tell_coordinators(asked: list[Registration], *, again: str = "") -> None:
    """Tell each district's coordinators once that its people ask for a place, or with `again` what has changed about their requests."""
    by_district: dict[int, list[Registration]] = {}
    for registration in asked:
        by_district.setdefault(registration.district_id, []).append(registration)
    for district, rows in by_district.items():
        first = rows[0]
        who = str(first.person) if len(rows) == 1 else f"{len(rows)} people"
        notify(
            coordinators_of(district),
            kind=NotificationKind.TRAINING_REQUEST,
            text=f"“{first.date.event}”, {who} of {first.district}: {again}"
            if again
            else f"{who} of {first.district} would like to go to “{first.date.event}”.",
            url="/events/requests/",
            subject=first,
        )


def coordinators_of(district: int) -> list[User]:
    """The active PD coordinators of this district, where it has none whoever else may decide, and who stands in. Three queries at most."""
    by_role = deciders(district, {Role.PD_COORDINATOR}) or deciders(district, CATALOGUE[Capability.DECIDE_REQUESTS])
    return by_role + stand_ins(district)
