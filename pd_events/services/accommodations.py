"""What people need to take part: asked for by themselves, arranged by their own coordinator and the host's named contact.

Nothing that is told by mail or notification holds the words themselves.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.districts.policies import belongs_to
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from pd_events.enums import AccommodationState
from pd_events.errors import NoSeat, NotAnOwner, NothingAsked, ReasonMissing, TooLate
from pd_events.models import Accommodation, AccommodationChange, Registration
from pd_events.selectors.people import deciders

if TYPE_CHECKING:
    from datetime import date as day_of

    from clearinghouse.accounts.models import User
    from pd_events.models import Event

# So many days before the date it should be arranged, unless those who arrange it say otherwise.
AHEAD = timedelta(days=5)
LISTED = "/events/accommodations/"


@transaction.atomic
def ask_for(registration: Registration, *, text: str, actor: User) -> Accommodation:
    """Ask for something in one's own words, and tell those who arrange it that there is something to read; the same again changes nothing.

    Raises NotAllowed for anybody else, NothingAsked, NoSeat, TooLate.
    """
    if actor.pk != registration.person_id:
        raise NotAllowed
    if not (text := text.strip()):
        raise NothingAsked
    row = Registration.objects.select_for_update(of=("self",)).select_related("date__event", "district").get(pk=registration.pk)
    if not row.is_active:
        raise NoSeat
    if row.date.starts_at <= timezone.now():
        raise TooLate
    if known := row.accommodations.open().filter(text=text).first():
        return known
    due = max(row.date.local_start.date() - AHEAD, timezone.localdate())
    made = Accommodation(registration=row, text=text, due_on=due)
    made.full_clean()
    made.save()
    note(made, "Asked for.", actor)
    told = f"Somebody on “{row.date.event}” needs something to take part, by {due:%B %-d}. Read it on the site."
    notify(arrangers(row), kind=NotificationKind.ACCOMMODATION, text=told, url=f"{LISTED}{made.pk}/", subject=made)
    return made


@transaction.atomic
def arrange(
    accommodation: Accommodation, *, owner: User | None, due_on: day_of | None, state: AccommodationState, answer: str, actor: User
) -> Accommodation:
    """Say who takes care of it, until when, and what came of it; the person hears that there is an answer, a new owner of the task.

    Raises NotAllowed, NotAnOwner, ReasonMissing where it could not be arranged and nothing says why.
    """
    row = Accommodation.objects.select_for_update(of=("self",)).get(pk=accommodation.pk)
    if not Accommodation.objects.filter(Accommodation.objects.arranged_by(actor), pk=row.pk).exists():
        raise NotAllowed
    if row.state == AccommodationState.WITHDRAWN:
        raise NothingAsked("It was taken back. There is nothing to arrange.")
    if owner is not None and owner.pk not in {person.pk for person in arrangers(row.registration)}:
        raise NotAnOwner
    answer = " ".join(answer.split())
    if state == AccommodationState.UNFULFILLED and not answer:
        raise ReasonMissing(field="answer")
    before = (row.owner_id, row.state, row.answer)
    write(row, owner, due_on, (state, answer), actor)
    tell(row, before, actor)
    return row


def write(
    row: Accommodation, owner: User | None, due_on: day_of | None, outcome: tuple[AccommodationState, str], actor: User
) -> None:
    """Store what differs, with one line of history for each."""
    state, answer = outcome
    if row.owner_id != (owner.pk if owner else None):
        note(row, f"Taken care of by {owner}." if owner else "Nobody takes care of it now.", actor)
    if row.due_on != due_on:
        note(row, f"To be arranged by {due_on:%B %-d, %Y}." if due_on else "No day by which it is to be arranged.", actor)
    if (row.state, row.answer) != (state, answer):
        note(row, f"{state.label}{': ' + answer if answer else '.'}", actor)
    row.owner, row.due_on, row.state, row.answer = owner, due_on, state, answer
    row.full_clean(exclude=["text"])
    row.save(update_fields=["owner", "due_on", "state", "answer", "updated_at"])


def tell(row: Accommodation, before: tuple[int | None, str, str], actor: User) -> None:
    """Tell the person that something has come of it, and whoever takes it over."""
    event = row.registration.date.event
    if (row.state, row.answer) != before[1:]:
        own = reverse("pd_events:own_accommodations", args=[row.registration_id])
        text = f"There is an answer to what you need to take part in “{event}”."
        notify(row.registration.person, kind=NotificationKind.ACCOMMODATION, text=text, url=own, subject=row)
    if row.owner is not None and row.owner_id not in (before[0], actor.pk):
        text = f"You take care of what somebody needs to take part in “{event}”."
        notify(row.owner, kind=NotificationKind.ACCOMMODATION, text=text, url=f"{LISTED}{row.pk}/", subject=row)


@transaction.atomic
def withdraw(accommodation: Accommodation, *, actor: User) -> None:
    """Take one's own request back, with a word to whoever takes care of it; again changes nothing. Raises NotAllowed."""
    row = Accommodation.objects.select_for_update(of=("self",)).get(pk=accommodation.pk)
    if actor.pk != row.registration.person_id:
        raise NotAllowed
    if row.state != AccommodationState.WITHDRAWN:
        row.state = AccommodationState.WITHDRAWN
        row.save(update_fields=["state", "updated_at"])
        note(row, "Taken back.", actor)
        if row.owner is not None:
            text = f"What somebody needed to take part in “{row.registration.date.event}” is no longer needed."
            notify(row.owner, kind=NotificationKind.ACCOMMODATION, text=text, url=LISTED, subject=row)


def arrangers(registration: Registration) -> list[User]:
    """Who reads and arranges it: the PD coordinators of the person's own district, and the host's named contact. Three queries at most."""
    people = {person.pk: person for person in deciders(registration.district_id, {Role.PD_COORDINATOR})}
    if (contact := contact_of(registration.date.event)) is not None:
        people[contact.pk] = contact
    people.pop(registration.person_id, None)
    return list(people.values())


def contact_of(event: Event) -> User | None:
    """The person whom the host names for it, while they are there."""
    contact = event.accommodation_contact
    return contact if contact is not None and belongs_to(contact, event.district) else None


def note(row: Accommodation, words: str, actor: User) -> None:
    """Add a line to its history."""
    AccommodationChange.objects.create(accommodation=row, words=words[:400], actor=actor, at=timezone.now())
