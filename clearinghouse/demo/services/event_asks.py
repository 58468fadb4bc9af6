"""What the demo's trainings ask of people, and people of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import Delegation, District
from clearinghouse.districts.services.delegations import name_delegate


def load_event_asks(content: dict[str, Any]) -> int:
    """Load each part once. Returns how many entries there are."""
    for entry in content["stand_ins"]:
        load_stand_in(entry)
    return sum(len(entries) for entries in content.values())


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
