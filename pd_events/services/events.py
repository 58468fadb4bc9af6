"""An event's life: written, opened, changed, copied, called off."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import belongs_to, can_run_events
from pd_events.enums import DateState, EventState, Letter
from pd_events.errors import Final, NotReady, ReasonMissing
from pd_events.models import Event, EventDate
from pd_events.services.dates import call_off
from pd_events.services.news import tell_who_would_come
from pd_events.services.questions import copy_questions
from pd_events.services.seats.changing import change_cost
from pd_events.services.seats.ledger import open_ledgers
from pd_events.signals import event_changed
from pd_events.validators import TAKEN_SLUGS

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District

RELATED = ("topics", "invited", "resources")
COPIED_DATE = ("time_zone", "mode", "district", "room", "presenter", "capacity", "has_list", "minimum")
COPIED = (
    "title", "summary", "description", "agenda", "bring", "audience", "contact_email", "grades", "contact_hours", "cost_cents",
    "needs_approval", "seats_by_itself", "promotes", "lapsed_offer", "hold_days", "offer_hours", "freeze_hours",
)  # fmt: skip


@transaction.atomic
def create_event(*, district: District, facts: dict[str, Any], actor: User) -> Event:
    """Write a draft that only those who run the district's events see. Raises NotAllowed, ValidationError."""
    if not can_run_events(actor, district):
        raise NotAllowed
    own, related = parted(facts)
    event = Event(district=district, created_by=actor, **own)
    event.slug = free_slug(event.title)
    event.accommodation_contact = actor if belongs_to(actor, district) else None
    event.full_clean()
    event.save()
    relate(event, related)
    audit.record(event, "event.created", actor=actor)
    return event


def update_event(event: Event, *, facts: dict[str, Any], actor: User) -> Event:
    """Change what is said of it. A cost that rises is put on nobody before their own coordinator has decided anew.

    Raises NotAllowed, Final, Busy, ValidationError.
    """
    coming = event.dates.filter(state=DateState.SCHEDULED, starts_at__gt=timezone.now()).values_list("pk", flat=True)
    with open_ledgers(list(coming), actor=actor) as ledgers:
        event = to_run(event, actor)
        if event.is_cancelled:
            raise Final
        own, related = parted(facts)
        changed = {name: (getattr(event, name), value) for name, value in own.items() if getattr(event, name) != value}
        write_changes(event, changed, related)
        for ledger in ledgers if "cost_cents" in changed else ():
            ledger.date.event = event
            change_cost(ledger, before=changed["cost_cents"][0])
        audit.record(event, "event.updated", actor=actor, changes=changed)
        event_changed.send(sender=Event, event_id=event.pk)
    return event


def write_changes(event: Event, changed: dict[str, tuple[Any, Any]], related: dict[str, Any]) -> None:
    """Store what has changed. Raises ValidationError."""
    for name, (_, value) in changed.items():
        setattr(event, name, value)
    event.full_clean()
    event.save()
    relate(event, related)


@transaction.atomic
def publish_event(event: Event, *, actor: User) -> Event:
    """Open a draft for whom it is meant; again changes nothing. Raises NotAllowed, Final, NotReady."""
    event = to_run(event, actor)
    if event.is_cancelled:
        raise Final
    if not event.is_draft:
        return event
    if not event.dates.filter(state=DateState.SCHEDULED).exists():
        raise NotReady
    event.state, event.published_at = EventState.PUBLISHED, timezone.now()
    event.save(update_fields=["state", "published_at", "updated_at"])
    audit.record(event, "event.published", actor=actor)
    event_changed.send(sender=Event, event_id=event.pk)
    tell_who_would_come(event)
    return event


def cancel_event(event: Event, *, reason: str, actor: User) -> Event:
    """Call off the whole event with all its coming dates; everybody is told once. Raises NotAllowed, ReasonMissing, Busy."""
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise ReasonMissing
    coming = event.dates.filter(state=DateState.SCHEDULED, ends_at__gt=timezone.now()).values_list("pk", flat=True)
    with open_ledgers(list(coming), actor=actor) as ledgers:
        event = to_run(event, actor)
        told: set[int] = set()
        for ledger in ledgers:
            ledger.date.event = event
            call_off(ledger, reason=reason, actor=actor)
            ledger.letters = {pk: letter for pk, letter in ledger.letters.items() if is_news(letter, told)}
        if not event.is_cancelled:
            event.state, event.cancelled_because = EventState.CANCELLED, reason
            event.save(update_fields=["state", "cancelled_because", "updated_at"])
            audit.record(event, "event.cancelled", actor=actor, reason=reason)
            event_changed.send(sender=Event, event_id=event.pk)
    return event


def is_news(letter: tuple[Any, str], told: set[int]) -> bool:
    """Whether this is the first word to the person; who had a seat gets one for each date, to take it off the calendar."""
    registration, what = letter
    is_first = registration.person_id not in told
    told.add(registration.person_id)
    return is_first or what != Letter.CALLED_OFF or registration.sequence > 0


@transaction.atomic
def copy_event(event: Event, *, shift: timedelta, actor: User) -> Event:
    """A draft with the same words, seats and rules, its dates moved by `shift` on the clock of their place. Raises NotAllowed."""
    facts = {name: getattr(event, name) for name in COPIED} | {name: list(getattr(event, name).all()) for name in RELATED}
    copy = create_event(district=event.district, facts=facts, actor=actor)
    copy_questions(event, copy)
    for date in event.dates.filter(state=DateState.SCHEDULED).prefetch_related("shares"):
        same: dict[str, Any] = {name: getattr(date, name) for name in COPIED_DATE}
        starts = (date.local_start + shift).astimezone(date.starts_at.tzinfo)
        same |= {"starts_at": starts, "ends_at": (date.local_end + shift).astimezone(date.ends_at.tzinfo)}
        same["decided_on"] = date.decided_on + shift if date.decided_on else None
        copied = EventDate.objects.create(event=copy, **same)
        for share in date.shares.all():
            copied.shares.create(district_id=share.district_id, reserve=share.reserve, cap=share.cap)
    return copy


def to_run(event: Event, actor: User) -> Event:
    """The event, which nobody else changes until the transaction ends. Raises NotAllowed."""
    event = Event.objects.select_for_update().get(pk=event.pk)
    if not can_run_events(actor, event.district):
        raise NotAllowed
    return event


def parted(facts: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The event's own columns, and what it is related to."""
    own = {name: value for name, value in facts.items() if name not in RELATED}
    return own, {name: facts[name] for name in RELATED if name in facts}


def relate(event: Event, related: dict[str, Any]) -> None:
    """Store the relations that were given."""
    for name, rows in related.items():
        getattr(event, name).set(rows)


def free_slug(title: str) -> str:
    """An address that no event and no page of theirs has. It stays when the title changes."""
    base = slugify(title)[:120] or "event"
    taken = TAKEN_SLUGS | set(Event.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if slug not in taken)
