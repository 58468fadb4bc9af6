"""The demo's districts."""

from typing import Any

from clearinghouse.districts.enums import Grade
from clearinghouse.districts.models import District

ENROLMENT_YEAR = 2025


def load_districts(entries: list[dict[str, Any]]) -> int:
    """Make or update each district by its slug. Returns how many there are."""
    for entry in entries:
        district = District.objects.filter(slug=entry["slug"]).first() or District()
        for field, fact in {**entry, "grades": grades_from(entry["grades"]), "enrolment_year": ENROLMENT_YEAR}.items():
            setattr(district, field, fact)
        district.full_clean()
        district.save()
    return len(entries)


def grades_from(span: str) -> list[str]:
    """The grade codes from the first to the last of a span such as `PK-06`."""
    first, last = span.split("-")
    codes = Grade.values
    return codes[codes.index(first) : codes.index(last) + 1]
