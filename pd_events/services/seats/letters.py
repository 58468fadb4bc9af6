"""What the seat service tells people: letters go through the outbox, after the commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.accounts.models import User
from clearinghouse.core import outbox
from clearinghouse.districts.enums import BELONGING_KINDS
from clearinghouse.districts.policies import CATALOGUE, Capability
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from pd_events.enums import Letter

if TYPE_CHECKING:
    from pd_events.models import Registration

TOPIC = "pd_events.letters"


def post(registration: Registration, what: str, *, by: User | None) -> None:
    """Queue one letter, and tell the person in the site where somebody else has done it.

    The letter says how it stood when it was written: a later one has a sequence number of its own.
    """
    if what == Letter.LEFT and by is not None and by.pk == registration.person_id:
        return
    payload = {"registration": registration.pk, "what": what, "sequence": registration.sequence}
    outbox.enqueue(TOPIC, payload, key=f"{registration.pk}:{registration.sequence}:{what}")
    if by is None or by.pk != registration.person_id:
        event = registration.date.event
        text = f"{Letter(what).label}: {event.title}"
        notify(registration.person, kind=NotificationKind.TRAINING, text=text, url=event.get_absolute_url(), subject=registration)


def tell_coordinators(asked: list[Registration]) -> None:
    """Tell each district's coordinators once that its people ask for a place."""
    by_district: dict[int, list[Registration]] = {}
    for registration in asked:
        by_district.setdefault(registration.district_id, []).append(registration)
    for district, rows in by_district.items():
        first = rows[0]
        who = str(first.person) if len(rows) == 1 else f"{len(rows)} people"
        notify(
            coordinators_of(district),
            kind=NotificationKind.TRAINING_REQUEST,
            text=f"{who} of {first.district} would like to go to “{first.date.event}”.",
            url="/events/requests/",
            subject=first,
        )


def coordinators_of(district: int) -> list[User]:
    """The active people who decide for this district. One query."""
    return list(
        User.objects.filter(
            is_active=True,
            memberships__ended_at=None,
            memberships__district=district,
            memberships__district__kind__in=BELONGING_KINDS,
            memberships__roles__role__in=CATALOGUE[Capability.DECIDE_REQUESTS],
        ).distinct()
    )
