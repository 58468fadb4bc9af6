"""RIS, which every reference manager imports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import rispy

if TYPE_CHECKING:
    from clearinghouse.exchange.formats.citations.names import Name
    from clearinghouse.exchange.formats.citations.works import Work


class PlainWriter(rispy.RisWriter):  # type: ignore[misc]
    """Without the number that rispy sets before each reference: not every program skips it."""

    def set_header(self, count: int) -> str:
        """No line at all."""
        return ""


def as_ris(work: Work) -> str:
    """A file of RIS with this one work."""
    found: dict[str, Any] = {
        "type_of_reference": "RPRT" if work.is_report else "ELEC",
        "title": work.title,
        "authors": [ris_name(name) for name in work.authors] or ([work.maker] if work.maker else []),
        "publisher": work.publisher if work.is_report else "",
        "secondary_title": "" if work.is_report else work.site,
        "year": str(work.year or ""),
        "date": f"{work.day:%Y/%m/%d}" if work.day else "",
        "access_date": f"{work.seen:%Y/%m/%d}" if work.seen else "",
        "doi": work.doi,
        "accession_number": work.eric_id,
        "language": work.language,
        "urls": [work.url],
    }
    return str(rispy.dumps([{name: value for name, value in found.items() if value}], implementation=PlainWriter))


def ris_name(name: Name) -> str:
    """`Last, First, Suffix`."""
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
