"""CSL-JSON, the form in which reference managers exchange what they know (https://docs.citationstyles.org/)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from clearinghouse.exchange.formats.citations.names import Name
    from clearinghouse.exchange.formats.citations.works import Work

Item = dict[str, Any]


def csl_item(work: Work) -> Item:
    """A work as one item of CSL-JSON, without what is not recorded."""
    found = {
        "id": work.key,
        "type": "report" if work.is_report else "webpage",
        "title": work.title,
        "author": [csl_name(name) for name in work.authors] or ([{"literal": work.maker}] if work.maker else []),
        "publisher": work.publisher if work.is_report else "",
        "container-title": "" if work.is_report else work.site,
        "issued": csl_date(work.day, work.year),
        "accessed": csl_date(work.seen),
        "DOI": work.doi,
        "URL": work.url,
        "language": work.language,
        "note": f"ERIC: {work.eric_id}" if work.eric_id else "",
    }
    return {name: value for name, value in found.items() if value}


def csl_name(name: Name) -> dict[str, str]:
    """A name as CSL-JSON has it."""
    if not name.is_person:
        return {"literal": name.family}
    return {"family": name.family, "given": name.given, **({"suffix": name.suffix} if name.suffix else {})}


def csl_date(day: date | None, year: int | None = None) -> dict[str, Any]:
    """A day or a year as CSL-JSON has it."""
    parts = [day.year, day.month, day.day] if day else [year] if year else []
    return {"date-parts": [parts]} if parts else {}


def as_csl(work: Work) -> str:
    """A file of CSL-JSON with this one work."""
    return json.dumps([csl_item(work)], ensure_ascii=False, indent=2) + "\n"
