"""Keep the index rows true to the objects they are made of, and tell the search server."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction

from clearinghouse.core import outbox
from search.documents import SearchDocument, kinds
from search.models import FacetValue, IndexRow
from search.services.words import count_words, forget_words

REFRESH, PUSH = "search.refresh", "search.push"
TEXT_FIELDS = ("audience", "title", "keywords", "summary", "body", "url", "display", "published_at", "strength")


def request_refresh(kind: str, object_id: Any) -> None:
    """Ask for an object's row to be made anew once the running transaction has committed."""
    outbox.enqueue(REFRESH, {"kind": kind, "object_id": str(object_id)}, key=f"{kind}:{object_id}")


def deliver_refreshes(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery of REFRESH."""
    for payload in payloads:
        refresh(payload["kind"], payload["object_id"])


def refresh(kind: str, object_id: str) -> bool:
    """Make an object's row agree with the object now; returns whether the row changed.

    The row is locked before the object is read, so that of two refreshes the later one sees the newer object.
    """
    with transaction.atomic():
        row, _ = IndexRow.objects.select_for_update().get_or_create(kind=kind, object_id=object_id, defaults={"is_removed": True})
        document = kinds()[kind].build(object_id)
        changed = remove(row) if document is None else store(row, document)
        if changed and settings.ELASTICSEARCH["hosts"]:
            outbox.enqueue(PUSH, {"row": row.pk}, key=str(row.pk))
    return changed


def remove(row: IndexRow) -> bool:
    """Empty a row, keeping its version for the search server."""
    if row.is_removed and row.version:
        return False
    forget_words(row)
    row.is_removed, row.version = True, row.version + 1
    row.audience, row.display, row.published_at, row.strength = "nobody", {}, None, 0
    row.title = row.keywords = row.summary = row.body = row.url = ""
    row.facets = {}
    row.save()
    row.facet_values.clear()
    return True


def store(row: IndexRow, document: SearchDocument) -> bool:
    """Write a document into its row where anything differs."""
    values = {field: getattr(document, field) for field in TEXT_FIELDS}
    values["display"] = as_json(values["display"])
    values["facets"] = {
        facet: sorted({value.value for value in chosen}) for facet, chosen in sorted(document.facets.items()) if chosen
    }
    facets = set(facet_values_of(document))
    if not row.is_removed and all(getattr(row, field) == value for field, value in values.items()):
        return False
    forget_words(row)
    for field, value in values.items():
        setattr(row, field, value)
    row.is_removed, row.version = False, row.version + 1
    count_words(row)
    row.save()
    row.facet_values.set(facets)
    return True


def as_json(value: Any) -> Any:
    """The value as it comes back from the database: tuples as lists."""
    if isinstance(value, dict):
        return {key: as_json(part) for key, part in value.items()}
    return [as_json(part) for part in value] if isinstance(value, list | tuple) else value


def facet_values_of(document: SearchDocument) -> Iterable[FacetValue]:
    """The rows of this document's facet values, made or given their new words where needed."""
    wanted = {(facet, value.value): value for facet, values in document.facets.items() for value in values}
    named = FacetValue.objects.filter(facet__in={facet for facet, _ in wanted}, value__in={value for _, value in wanted})
    known = {(row.facet, row.value): row for row in named}
    for (facet, name), value in wanted.items():
        words = {"label": value.label, "position": value.position, "broader": value.broader}
        row = known.get((facet, name)) or FacetValue.objects.get_or_create(facet=facet, value=name, defaults=words)[0]
        if any(getattr(row, field) != word for field, word in words.items()):
            for field, word in words.items():
                setattr(row, field, word)
            row.save()
        yield row
