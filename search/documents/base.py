"""What a searchable document is, whatever it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from clearinghouse.resources.selectors.vocabularies import with_broader

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser
    from wagtail.models import Page

    from clearinghouse.accounts.models import User
    from clearinghouse.resources.models import Term


@dataclass(frozen=True)
class Value:
    """A value of a facet: what addresses say, what people read, its place where the facet has an order of its own, and the value above it."""

    value: str
    label: str
    position: int = 0
    broader: str = ""


@dataclass(frozen=True)
class SearchDocument:
    """What the index holds of one object.

    `audience` is a key of `districts/audience.py`. `keywords` are words that should find the object without being shown.
    `facets` maps a facet of `search/facets.py` to the object's values. `display` is what a result shows beside its title.
    """

    kind: str
    object_id: str
    audience: str
    title: str
    url: str
    summary: str = ""
    body: str = ""
    keywords: str = ""
    facets: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    display: dict[str, Any] = field(default_factory=dict)
    published_at: datetime | None = None
    strength: float = 0.0


class DocumentKind(Protocol):
    """One file of `search/documents/` per kind, each with an instance of this as `KIND`."""

    name: str
    label: str
    # The types of pages that are of this kind; none where it is no page.
    page_types: tuple[type[Page], ...]

    def build(self, object_id: str) -> SearchDocument | None:
        """The document as the database has it now, or None where it is gone or not public to anybody."""

    def audiences(self) -> dict[str, str]:
        """The id of everything that should be in the index, with its audience key, in one query."""

    def visible_ids(self, user: User | AnonymousUser | None, object_ids: Iterable[str]) -> set[str]:
        """Those of these ids that this person may see now, asked of the database itself."""


def term_values(terms: Iterable[Term]) -> tuple[Value, ...]:
    """These terms and all above them as values of their facet: whatever is on a part of a topic is on the topic."""
    found = with_broader(terms)
    slugs = {term.pk: term.slug for term in found}
    return tuple(Value(term.slug, term.name, broader=slugs.get(term.broader_id or 0, "")) for term in found)
