"""Keeping districts' facts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from clearinghouse.core import audit
from clearinghouse.districts.enums import Change
from clearinghouse.districts.errors import InvalidFacts
from clearinghouse.districts.models import District

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

Changes = dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class DistrictFacts:
    """What a state's directory tells of a district. State and state code name it; nothing else of it is known there."""

    name: str
    state_code: str
    organisation_type: str
    is_operating: bool
    town: str
    state: str
    zip_code: str
    grades: tuple[str, ...]


def plan_district_facts(*, facts: DistrictFacts) -> Change:
    """What `save_district_facts` would do, without doing it. Raises InvalidFacts."""
    return apply_facts(facts, find_district(facts))[1]


@transaction.atomic
def save_district_facts(*, facts: DistrictFacts, actor: User | None) -> Change:
    """Store what the directory tells. The same facts again change nothing; what they do not speak of (kind, enrolment, address
    of the page) is never touched. An actor of None is the system itself. Raises InvalidFacts.
    """
    district, change, changes = apply_facts(facts, find_district(facts, lock=True))
    if change == Change.CREATED:
        district.slug = free_slug(facts)
    if change != Change.UNCHANGED:
        district.save()
        audit.record(district, f"district.{change}", actor=actor, changes=changes)
    return change


def find_district(facts: DistrictFacts, *, lock: bool = False) -> District | None:
    """The stored district that the facts speak of."""
    stored = District.objects.filter(state=facts.state, state_code=facts.state_code)
    return (stored.select_for_update() if lock else stored).first()


def apply_facts(facts: DistrictFacts, district: District | None) -> tuple[District, Change, Changes]:
    """The district as the facts tell it, unsaved, with what differs from before."""
    change = Change.CREATED if district is None else Change.UNCHANGED
    district = district or District()
    changes: Changes = {}
    for name, told in asdict(facts).items():
        after = list(told) if name == "grades" else told
        before = getattr(district, name)
        if before != after:
            changes[name] = (before, after)
            setattr(district, name, after)
    check_facts(facts, district)
    return district, Change.UPDATED if changes and change == Change.UNCHANGED else change, changes


def check_facts(facts: DistrictFacts, district: District) -> None:
    """Raise InvalidFacts with every fault at once, each with the field's name."""
    wrong = {name: ["is missing"] for name in ("name", "state", "state_code") if not getattr(facts, name)}
    try:
        district.clean_fields(exclude={"slug", *wrong})
    except ValidationError as error:
        wrong |= error.message_dict
    if wrong:
        faults = [f"{label_of(name)}: {' '.join(texts)}" for name, texts in wrong.items()]
        raise InvalidFacts("; ".join(faults), field=next(iter(wrong)))


def label_of(name: str) -> str:
    """A field as people call it."""
    return str(getattr(District._meta.get_field(name), "verbose_name", name))


def free_slug(facts: DistrictFacts) -> str:
    """A slug that no district has, from name and state code."""
    base = slugify(facts.name)[:150] or "district"
    if not District.objects.filter(slug=base).exists():
        return base
    return slugify(f"{base}-{facts.state}-{facts.state_code}")[:200]
