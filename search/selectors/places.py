"""On which page of a PDF the words were found that a result shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.backends.base import MARK_END, MARK_START
from search.documents.file_words import PAGES, page_at
from search.models import IndexRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.backends.base import Match


def places_of(rows: Iterable[IndexRow], matches: Mapping[int, Match]) -> dict[int, str]:
    """For rows whose passage is from a PDF: `page 12 of the PDF`. One query where any row holds one, none otherwise."""
    asked = {row.pk: row.display[PAGES] for row in rows if PAGES in row.display and MARK_START in matches[row.pk].passage}
    if not asked:
        return {}
    bodies = IndexRow.objects.filter(pk__in=asked).values_list("pk", "body")
    pages = {pk: page_at(asked[pk], at) for pk, body in bodies if (at := place_in(body, matches[pk].passage)) >= 0}
    return {pk: f"page {page} of the PDF" for pk, page in pages.items() if page}


def place_in(body: str, passage: str) -> int:
    """Where the first marked word of a passage stands in the body; -1 where the passage is from elsewhere."""
    before, _, rest = passage.partition(MARK_START)
    plain = (before + rest).replace(MARK_START, "").replace(MARK_END, "")
    lead = len(plain) - len(plain.lstrip("… \n"))
    start = body.find(plain.strip("… \n"))
    return -1 if start < 0 else start + max(0, len(before) - lead)
