"""What ERIC found beside what the library holds already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.db.models.functions import Lower

from clearinghouse.districts import audience as audiences
from clearinghouse.exchange.records.lookups import Lookups
from clearinghouse.exchange.records.matching import same_addresses
from clearinghouse.resources.models import Grade, ResourcePage, Subject, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.accounts.models import User
    from clearinghouse.exchange.eric.answers import EricRecord

VOCABULARIES = (Topic, Subject, Grade)
# By which two works are known as one, the surest first; the last only warns.
SIGNS = ("the same ERIC number", "the same DOI", "the same address", "the same title")


@dataclass(frozen=True)
class Known:
    """A resource that is, or may be, the same work. `title` is "" where the person may not see it."""

    pk: int
    title: str
    why: str
    is_certain: bool


@dataclass(frozen=True)
class Preview:
    """A record as it would be imported: its terms by the name of their field, and descriptors that are no terms here."""

    record: EricRecord
    terms: dict[str, list[Any]] = field(default_factory=dict)
    other_descriptors: list[str] = field(default_factory=list)
    known: Known | None = None

    @property
    def term_names(self) -> list[str]:
        """The terms in words."""
        return [term.name for terms in self.terms.values() for term in terms]

    @property
    def may_be_imported(self) -> bool:
        """Whether it is not certainly here already; a like title only warns."""
        return self.known is None or not self.known.is_certain


def previews(records: Iterable[EricRecord], user: User) -> list[Preview]:
    """Each record with its terms and with what the library holds of it already. Six queries for any number."""
    records = list(records)
    known, lookups = known_works(records, user), Lookups(user)
    return [preview(record, lookups, known.get(record.eric_id)) for record in records]


def preview(record: EricRecord, lookups: Lookups, known: Known | None) -> Preview:
    """One record with the terms that its descriptors and levels name, by their names or other names."""
    words = [*record.descriptors, *record.levels]
    terms: dict[str, list[Any]] = {}
    for vocabulary in VOCABULARIES:
        found = [term for word in words if (term := lookups.known_term(vocabulary, word)) is not None]
        terms[vocabulary.field] = list(dict.fromkeys(found))
    named = {word for word in words if any(lookups.known_term(vocabulary, word) for vocabulary in VOCABULARIES)}
    return Preview(record, terms, [word for word in record.descriptors if word not in named], known)


def known_works(records: list[EricRecord], user: User) -> dict[str, Known]:
    """By ERIC number, the resource with the same number, DOI, address or title, the surest first. Two queries."""
    addresses = {address: record for record in records for address in same_addresses(record.url) if record.url}
    pages = ResourcePage.objects.annotate(low_title=Lower("title"), low_doi=Lower("doi")).filter(
        Q(eric_id__in=[record.eric_id for record in records])
        | Q(low_doi__in=[record.doi.lower() for record in records if record.doi])
        | Q(source_url__in=addresses)
        | Q(low_title__in=[record.title.lower() for record in records])
    )
    facts = list(pages.order_by("pk").values("pk", "title", "eric_id", "low_doi", "source_url", "low_title"))
    seen = set(
        ResourcePage.objects.filter(audiences.visible_to(user), pk__in=[f["pk"] for f in facts]).values_list("pk", flat=True)
    )
    found = {record.eric_id: best_match(record, facts, seen) for record in records}
    return {eric_id: known for eric_id, known in found.items() if known}


def best_match(record: EricRecord, facts: list[dict[str, Any]], seen: set[int]) -> Known | None:
    """The surest of the resources that may be this work. One that the person may not see is told by a sure sign alone."""
    spellings = same_addresses(record.url) if record.url else []
    for page in facts:
        page["signs"] = {
            "the same ERIC number": page["eric_id"] == record.eric_id,
            "the same DOI": bool(record.doi) and page["low_doi"] == record.doi.lower(),
            "the same address": page["source_url"] in spellings,
            "the same title": page["low_title"] == record.title.lower() and page["pk"] in seen,
        }
    for why in SIGNS:
        for page in facts:
            if page["signs"][why]:
                return Known(page["pk"], page["title"] if page["pk"] in seen else "", why, why != SIGNS[-1])
    return None
