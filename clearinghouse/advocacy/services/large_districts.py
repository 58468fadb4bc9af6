"""Keeping the list of large districts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from clearinghouse.advocacy.models import LargeDistrict
from clearinghouse.core import audit
from clearinghouse.districts.enums import Change
from clearinghouse.districts.errors import InvalidFacts

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

CHANGED = "large_district.changed"


@dataclass(frozen=True, slots=True)
class LargeDistrictFacts:
    """What a public source tells of a large district. Name and state name it."""

    name: str
    state: str
    enrolment: int | None
    year: int | None
    source: str
    source_url: str


def check_large_district(facts: LargeDistrictFacts) -> None:
    """Raise InvalidFacts with every fault at once, each with the field's name."""
    try:
        LargeDistrict(**asdict(facts)).clean_fields()
    except ValidationError as error:
        faults = [f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items()]
        raise InvalidFacts("; ".join(faults), field=next(iter(error.message_dict))) from error


@transaction.atomic
def save_large_district(facts: LargeDistrictFacts, *, actor: User | None = None) -> Change:
    """Store what the source tells. The same facts again change nothing. An actor of None is the system itself. Raises InvalidFacts."""
    check_large_district(facts)
    stored = LargeDistrict.objects.select_for_update().filter(name__iexact=facts.name, state=facts.state).first()
    district = stored or LargeDistrict()
    changes: dict[str, tuple[Any, Any]] = {
        name: (getattr(district, name), told)
        for name, told in asdict(facts).items()
        if stored is None or getattr(district, name) != told
    }
    if not changes:
        return Change.UNCHANGED
    for name, (_, told) in changes.items():
        setattr(district, name, told)
    district.save()
    audit.record(district, CHANGED, actor=actor, changes=changes)
    return Change.UPDATED if stored else Change.CREATED
