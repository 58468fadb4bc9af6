"""Templates of events: saved from one, to begin the next with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import Capability, can, can_run_events
from pd_events.enums import DateState
from pd_events.models import EventTemplate
from pd_events.services.events import COPIED, RELATED

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from pd_events.models import Event, EventDate

SHAPE = ("mode", "room", "presenter", "capacity", "has_list", "minimum")


@transaction.atomic
def save_template(event: Event, *, name: str, for_all: bool, actor: User) -> EventTemplate:
    """Keep the event's words, rules and the shape of its first date under this name, for its district or for every one.

    A template of the same name there is replaced. Raises NotAllowed, ValidationError.
    """
    if not can_run_events(actor, event.district) or (for_all and not can(actor, Capability.RUN_ANY_EVENTS)):
        raise NotAllowed
    district, name = None if for_all else event.district, " ".join(name.split())
    template = EventTemplate.objects.filter(district=district, name=name).first() or EventTemplate(district=district, name=name)
    template.event_facts, template.date_facts = facts_of(event), shape_of(event)
    template.created_by = actor
    template.full_clean()
    template.save()
    audit.record(template, "template.saved", actor=actor, event=event)
    return template


@transaction.atomic
def delete_template(template: EventTemplate, *, actor: User) -> None:
    """Delete it; events made from it stay as they are. Raises NotAllowed."""
    if not may_delete(template, actor):
        raise NotAllowed
    audit.record(template, "template.deleted", actor=actor)
    template.delete()


def may_delete(template: EventTemplate, actor: User) -> bool:
    """The district's own are its coordinators', the consortium's are its administrators'."""
    if template.district is None:
        return can(actor, Capability.RUN_ANY_EVENTS)
    return can_run_events(actor, template.district)


def facts_of(event: Event) -> dict[str, Any]:
    """The words and rules, and by number what it is related to."""
    facts = {name: getattr(event, name) for name in COPIED}
    return facts | {name: sorted(getattr(event, name).values_list("pk", flat=True)) for name in RELATED}


def shape_of(event: Event) -> dict[str, Any]:
    """What the first date is like, but for its day: its hours on the clock of the place too."""
    first: EventDate | None = event.dates.filter(state=DateState.SCHEDULED).order_by("starts_at").first()
    if first is None:
        return {}
    shape = {name: getattr(first, name) for name in SHAPE}
    return shape | {"starts": f"{first.local_start:%H:%M}", "minutes": int((first.ends_at - first.starts_at).total_seconds() // 60)}
