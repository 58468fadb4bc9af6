"""A collection as rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from django.conf import settings

from clearinghouse.core.serving.cells import made_safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clearinghouse.resources.models import CollectionEntry

HEADS = ("Title", "Kind", "Summary", "Note", "Address here", "Original", "Publisher", "Year", "DOI", "ERIC number", "License",
         "License address")  # fmt: skip


def rows_of(entries: Iterable[CollectionEntry]) -> Iterator[list[str]]:
    """The heads, then one row for each entry in its order."""
    yield list(HEADS)
    for entry in entries:
        page = entry.page
        address = settings.SITE_URL.rstrip("/") + (page.get_url() or "")
        year = str(page.published_year or "")
        words = [page.title, page.kind_label, page.summary, entry.note, address, page.source_url, page.publisher, year]
        yield [made_safe(word) for word in [*words, page.doi, page.eric_id, page.license, page.license_url]]


def csv_of(entries: Iterable[CollectionEntry]) -> str:
    """The rows as CSV, with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    csv.writer(out).writerows(rows_of(entries))
    return "\ufeff" + out.getvalue()
