"""What the demo's trainings ask of people, and people of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import Delegation, District
from clearinghouse.districts.services.delegations import name_delegate
from pd_events.enums import AccommodationState
from pd_events.models import Building, Event, Registration
from pd_events.services.accommodations import arrange, ask_for
from pd_events.services.answers import write_answers
from pd_events.services.buildings import add_building
from pd_events.services.questions import add_question

NOTHING_MORE: dict[str, Any] = {"hint": "", "is_required": False, "choices": [], "only_if_value": ""}


def load_event_asks(content: dict[str, Any]) -> int:
    """Load each part once. Returns how many entries there are."""
    for entry in content["stand_ins"]:
        load_stand_in(entry)
    for entry in content["buildings"]:
        load_building(entry)
    for entry in content["at_buildings"]:
        building = Building.objects.get(district__slug=entry["district"], name=entry["building"])
        rows = Registration.objects.filter(person__email=entry["who"], district=building.district)
        rows.exclude(substitute="none").update(building=building)
    for entry in content["needs"]:
        load_need(entry)
    for entry in content["questions"]:
        load_questions(entry)
    return sum(len(entries) for entries in content.values())


def load_building(entry: dict[str, Any]) -> None:
    """A building with its substitutes."""
    district = District.objects.get(slug=entry["district"])
    if not district.buildings.filter(name=entry["name"]).exists():
        actor = User.objects.get(email=entry["by"])
        add_building(district, name=entry["name"], substitutes=entry.get("substitutes"), actor=actor)


def load_need(entry: dict[str, Any]) -> None:
    """What somebody needs to take part, and what came of it."""
    row = Registration.objects.active().filter(person__email=entry["who"], date__event__title=entry["event"]).first()
    if row is None or row.accommodations.exists() or row.date.starts_at <= timezone.now():
        return
    need = ask_for(row, text=entry["text"], actor=row.person)
    if "state" in entry:
        actor = User.objects.get(email=entry["by"])
        state = AccommodationState(entry["state"])
        arrange(need, owner=actor, due_on=need.due_on, state=state, answer=entry["answer"], actor=actor)


def load_questions(entry: dict[str, Any]) -> None:
    """What one training asks, and what some have answered."""
    event = Event.objects.get(title=entry["event"])
    if event.questions.exists():
        return
    actor = User.objects.get(email=entry["by"])
    made: dict[str, Any] = {}
    for asked in entry["asked"]:
        facts = {**NOTHING_MORE, **asked, "only_if": made.get(asked.get("only_if"))}
        made[asked["label"]] = add_question(event, facts=facts, actor=actor)
    for answered in entry["answered"]:
        row = Registration.objects.active().filter(person__email=answered["who"], date__event=event).first()
        if row is not None:
            given = {made[label].pk: [str(words)] for label, words in answered["answers"].items()}
            write_answers(row, given=given, actor=row.person)


def load_stand_in(entry: dict[str, Any]) -> None:
    """Somebody who decides while the coordinator is away."""
    person, today = User.objects.get(email=entry["who"]), timezone.localdate()
    if not Delegation.objects.filter(person=person).exists():
        name_delegate(
            District.objects.get(slug=entry["district"]),
            person=person,
            first=today + timedelta(days=entry["from_day"]),
            last=today + timedelta(days=entry["to_day"]),
            actor=User.objects.get(email=entry["by"]),
        )
