"""The yearly archive of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from clearinghouse.advocacy.figures.reading import read_all
from clearinghouse.advocacy.figures.registry import all_figures
from clearinghouse.advocacy.models import FigureRecord
from clearinghouse.core import audit

if TYPE_CHECKING:
    from clearinghouse.advocacy.figures.registry import Figure, Part

ARCHIVED = "figure.archived"


@transaction.atomic
def archive_figures(school_year: int) -> int:
    """Keep every figure as the public sees it now under this school year. Returns how many were kept.

    What is kept already stays as it is, so a second run changes nothing and a figure that came later is added.
    """
    kept = set(FigureRecord.objects.filter(school_year=school_year).values_list("key", flat=True))
    missing = [figure for figure in read_all(all_figures()) if figure.definition.key not in kept]
    return sum(keep(figure, school_year) for figure in missing)


def keep(figure: Figure, school_year: int) -> bool:
    """Write one figure's record; says whether it was written, for another worker may have been quicker."""
    fields = fields_of(figure)
    record, is_new = FigureRecord.objects.get_or_create(key=fields.pop("key"), school_year=school_year, defaults=fields)
    if is_new:
        audit.record(record, ARCHIVED, school_year=school_year)
    return is_new


def fields_of(figure: Figure) -> dict[str, Any]:
    """A figure as a record holds it: nothing that the public page does not show."""
    definition, value = figure.definition, figure.value
    return {
        "key": definition.key,
        "label": definition.label,
        "unit": definition.unit,
        "number": value.number,
        "shown": value.shown,
        "sentence": value.sentence,
        "as_of": value.as_of,
        "parts": [plain_part(part) for part in value.parts],
        "notes": list(value.notes),
    }


def plain_part(part: Part) -> dict[str, Any]:
    """A line of the breakdown as JSON holds it."""
    number = part.number if part.number is None or isinstance(part.number, int) else float(part.number)
    return {"label": part.label, "number": number, "suppressed": part.is_suppressed}
