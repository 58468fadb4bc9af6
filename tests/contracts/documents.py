"""Documents to search for, made in one line each."""

from __future__ import annotations

from search.documents import SearchDocument, Value


def document(number: int, title: str, *, facets: dict[str, tuple[str, ...]] | None = None, **fields: object) -> SearchDocument:
    """A public research review with this title; `facets` maps facets to values."""
    values = {name: tuple(Value(value, value.capitalize()) for value in chosen) for name, chosen in (facets or {}).items()}
    plain = {"audience": "public", "url": f"/library/{number}/", "facets": values}
    return SearchDocument(kind="research_review", object_id=str(number), title=title, **{**plain, **fields})
