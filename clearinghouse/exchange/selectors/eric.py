"""What ERIC found beside what the library holds already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from clearinghouse.districts import audience as audiences
from clearinghouse.exchange.records.lookups import Lookups
from clearinghouse.resources.curation.addresses import keys_of
from clearinghouse.resources.models import Grade, ResourcePage, Subject, Topic
from clearinghouse.resources.selectors.works import held_works

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.accounts.models import User
    from clearinghouse.exchange.eric.answers import EricRecord
    from clearinghouse.resources.selectors.works import Held

VOCABULARIES = (Topic, Subject, Grade)
# By which two works are known as one, the surest first; a like title only warns.
SURE = ("ERIC number", "DOI", "address")


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
    asked = {record.eric_id: keys_of_record(record) for record in records}
    held = held_works(asked.values(), or_else=Q(small_title__in=[record.title.lower() for record in records]))
    visible = ResourcePage.objects.filter(audiences.visible_to(user), pk__in=[work.pk for work in held])
    seen = set(visible.values_list("pk", flat=True))
    found = {record.eric_id: best_match(record, asked[record.eric_id], held, seen) for record in records}
    return {eric_id: known for eric_id, known in found.items() if known}


def keys_of_record(record: EricRecord) -> dict[str, str]:
    """What its work is known by, the surest first."""
    keys = keys_of(doi=record.doi, eric_id=record.eric_id, address=record.url)
    return {name: keys[name] for name in SURE if name in keys}


def best_match(record: EricRecord, keys: dict[str, str], held: list[Held], seen: set[int]) -> Known | None:
    """The surest of the resources that may be this work. One that the person may not see is told by a sure sign alone."""
    same = [(SURE.index(name), work.pk, work) for work in held if (name := work.shared_with(keys))]
    if same:
        place, pk, work = min(same, key=lambda found: found[:2])
        return Known(pk, work.title if pk in seen else "", f"the same {SURE[place]}", is_certain=True)
    alike = (work for work in held if work.pk in seen and work.title.lower() == record.title.lower())
    return next((Known(work.pk, work.title, "the same title", is_certain=False) for work in alike), None)
