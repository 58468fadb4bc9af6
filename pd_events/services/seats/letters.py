"""What the seat service tells people: letters go through the outbox, after the commit."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from clearinghouse.core import outbox
from clearinghouse.districts.enums import Role
from clearinghouse.districts.policies import CATALOGUE, Capability
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from pd_events.enums import Letter
from pd_events.selectors.people import deciders, stand_ins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User
    from clearinghouse.core.models.together import Statement
    from pd_events.models import Registration

TOPIC = "pd_events.letters"


def letter_statements(letters: Sequence[tuple[Registration, str]], *, by: User | None) -> list[Statement]:
    """What queues these letters.

    Where several letters of one kind wait for the same person, only the newest is sent. Who leaves a list by themselves gets none.
    """
    written = [(row, what) for row, what in letters if what != Letter.LEFT or not is_own_doing(row, by)]
    return outbox.statements(TOPIC, [(f"{row.pk}:{what}", content_of(row, what)) for row, what in written])


def tell_in_the_site(letters: Sequence[tuple[Registration, str]], *, by: User | None) -> None:
    """Tell each person in the site too where somebody else has done it."""
    for row, what in letters:
        if not is_own_doing(row, by):
            event = row.date.event
            text = f"{Letter(what).label}: {event.title}"
            notify(row.person, kind=NotificationKind.TRAINING, text=text, url=event.get_absolute_url(), subject=row)


def content_of(registration: Registration, what: str) -> dict[str, Any]:
    """What the outbox keeps of a letter, under a number of its own."""
    return {"id": uuid.uuid4().hex, "registration": registration.pk, "what": what}


def is_own_doing(registration: Registration, by: User | None) -> bool:
    """Whether the person whose place it is has done it."""
    return by is not None and by.pk == registration.person_id


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
