"""What stands around the demo's trainings: days off, templates, what members would like, and what hosts wrote."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.demo.services.events import home_of
from clearinghouse.districts.models import District
from clearinghouse.resources.models import Topic
from pd_events.models import ClosedDay, Event, Message, Proposal
from pd_events.services.messages import send_message
from pd_events.services.proposals import decline_training, plan_training, propose_training, would_come
from pd_events.services.templates import save_template


def load_trainings(content: dict[str, Any]) -> int:
    """Each thing once. Returns how many proposals there are."""
    for entry in content["days_off"]:
        load_days_off(entry)
    for entry in content["templates"]:
        actor, event = User.objects.get(email=entry["by"]), Event.objects.get(title=entry["event"])
        save_template(event, name=entry["name"], for_all=entry.get("for_all", False), actor=actor)
    for entry in content["wishes"]:
        if not Proposal.objects.filter(title=entry["title"]).exists():
            load_wish(entry)
    for entry in content["letters"]:
        load_letter(entry)
    return Proposal.objects.count()


def load_days_off(entry: dict[str, Any]) -> None:
    """One time off, so many days from today."""
    first = timezone.localdate() + timedelta(days=entry["in_days"])
    last = first + timedelta(days=entry["days"] - 1)
    ClosedDay.objects.get_or_create(
        district=District.objects.get(slug=entry["district"]), name=entry["name"], defaults={"first": first, "last": last}
    )


def load_wish(entry: dict[str, Any]) -> None:
    """One proposal with its voices, and what became of it."""
    actor = User.objects.get(email=entry["by"])
    facts = {"title": entry["title"], "why": entry["why"], "when_suits": entry.get("when_suits", "")}
    facts["topics"] = Topic.objects.filter(slug__in=entry["topics"])
    proposal = propose_training(district=home_of(actor), facts=facts, actor=actor)
    for email in entry["voices"]:
        person = User.objects.get(email=email)
        would_come(proposal, district=home_of(person), actor=person)
    if "planned_by" in entry:
        host = User.objects.get(email=entry["planned_by"])
        plan_training(proposal, district=home_of(host), actor=host)
    if "declined_by" in entry:
        decline_training(proposal, reason=entry["reason"], actor=User.objects.get(email=entry["declined_by"]))


def load_letter(entry: dict[str, Any]) -> None:
    """What a host wrote to the people on the first date of an event."""
    date = Event.objects.get(title=entry["event"]).dates.order_by("starts_at")[0]
    if Message.objects.filter(date=date).exists():
        return
    facts = {"group": entry["group"], "district": None, "subject": entry["subject"], "body": entry["body"]}
    send_message(date, facts=facts, key=f"demo-{date.pk}", actor=User.objects.get(email=entry["by"]))
