"""A district's buildings, with the substitutes it finds for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.models import District
from clearinghouse.districts.policies import coordinates
from pd_events.errors import NameTaken
from pd_events.models import Building

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


@transaction.atomic
def add_building(district: District, *, name: str, substitutes: int | None, actor: User) -> Building:
    """Add a building. Raises NotAllowed, NameTaken, ValidationError."""
    District.objects.select_for_update().get(pk=district.pk)
    return write(Building(district=district), name, substitutes, actor)


@transaction.atomic
def change_building(building: Building, *, name: str, substitutes: int | None, actor: User) -> Building:
    """Change its name or its limit. Raises NotAllowed, NameTaken, ValidationError."""
    District.objects.select_for_update().get(pk=building.district_id)
    return write(Building.objects.get(pk=building.pk), name, substitutes, actor)


def write(building: Building, name: str, substitutes: int | None, actor: User) -> Building:
    """Store it in the caller's transaction."""
    if not coordinates(actor, building.district):
        raise NotAllowed
    name = " ".join(name.split())
    if Building.objects.filter(district=building.district, name__iexact=name).exclude(pk=building.pk).exists():
        raise NameTaken
    changes = {"name": (building.name, name), "substitutes": (building.substitutes, substitutes)}
    building.name, building.substitutes = name, substitutes
    building.full_clean()
    building.save()
    audit.record(building, "building.saved", actor=actor, changes=changes)
    return building


@transaction.atomic
def remove_building(building: Building, *, actor: User) -> None:
    """Take it off the list; places that named it name none. Raises NotAllowed."""
    if not coordinates(actor, building.district):
        raise NotAllowed
    audit.record(building, "building.removed", actor=actor)
    building.delete()
