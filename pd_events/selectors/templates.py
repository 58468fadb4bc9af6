"""Templates to begin an event with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pd_events.models import EventTemplate

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

CENTS = 100
LONGEST_NUMBER = 15


def templates_for(user: User) -> list[EventTemplate]:
    """Those that the person may begin with: the consortium's first, then by district. One query and that of their rights."""
    rows = EventTemplate.objects.visible_to(user).select_related("district")
    return sorted(rows, key=lambda row: (row.district is not None, str(row.district or ""), row.name.lower()))


def template_asked(user: User, number: str) -> EventTemplate | None:
    """The template of this number, where the person may begin with it."""
    if not (number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER):
        return None
    return EventTemplate.objects.visible_to(user).filter(pk=int(number)).first()


def first_words(template: EventTemplate | None) -> dict[str, Any]:
    """What the form of a new event begins with."""
    if template is None:
        return {}
    facts = dict(template.event_facts)
    cost = facts.pop("cost_cents", 0)
    return facts | {"cost": cost / CENTS if cost else None}


def first_shape(template: EventTemplate | None) -> dict[str, Any]:
    """What the form of a first date begins with. The day is for whoever fills it in."""
    if template is None:
        return {}
    return {name: value for name, value in template.date_facts.items() if name not in ("starts", "minutes")}


def usual_hours(template: EventTemplate | None) -> str:
    """The hours that it usually has, in words; empty where it has none."""
    facts = template.date_facts if template else {}
    if "starts" not in facts:
        return ""
    hours, minutes = divmod(facts["minutes"], 60)
    length = " ".join(part for part in (f"{hours} h" if hours else "", f"{minutes} min" if minutes else "") if part)
    return f"Usually begins at {facts['starts']} and lasts {length}."
