"""The trees of terms, read a level at a time: they are no deeper than MOST_LEVELS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Count, F, Value

from clearinghouse.resources.models import VOCABULARIES
from clearinghouse.resources.models.vocabulary import Term

if TYPE_CHECKING:
    from django.db.models import QuerySet

AnyTerm = TypeVar("AnyTerm", bound=Term)
BY_FACET: dict[str, type[Term]] = {vocabulary.facet: vocabulary for vocabulary in VOCABULARIES}
BY_ADDRESS: dict[str, type[Term]] = {vocabulary.address: vocabulary for vocabulary in VOCABULARIES}


def with_broader(terms: Iterable[AnyTerm]) -> list[AnyTerm]:
    """These terms of one vocabulary and all above them, each once and by name. One query for each further level."""
    found = {term.pk: term for term in terms}
    while missing := {term.broader_id for term in found.values()} - found.keys() - {None}:
        found |= next(iter(found.values())).siblings().in_bulk(missing)
    return sorted(found.values(), key=lambda term: term.name)


def with_narrower(term: Term) -> set[int]:
    """The ids of this term and of all below it. One query for each level."""
    terms = term.siblings()
    found = here = {term.pk}
    while here := set(terms.filter(broader__in=here).values_list("pk", flat=True)) - found:
        found = found | here
    return found


def term_at(vocabulary: type[AnyTerm], slug: str) -> AnyTerm | None:
    """The term that addresses with this slug mean: where it was merged into another, that one. One query."""
    found = vocabulary.objects.select_related("merged_into").filter(slug=slug).first()
    return None if found is None else found.leads_to


def led_on(asked: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], str]:
    """For facets and slugs asked for: the slugs that those of merged terms lead on to, by facet and old slug. One query, or none."""
    wanted = [merged_from(BY_FACET[facet], slugs) for facet, slugs in asked.items() if facet in BY_FACET]
    if not wanted:
        return {}
    first, *others = wanted
    return {(facet, old): new for facet, old, new in first.union(*others, all=True)}


def merged_from(vocabulary: type[Term], slugs: Iterable[str]) -> QuerySet[Any, Any]:
    """Facet, old and new slug of the merged terms of one vocabulary among these."""
    merged = vocabulary.objects.order_by().filter(slug__in=list(slugs), merged_into__isnull=False)
    found: QuerySet[Any, Any] = merged.annotate(facet_of_it=Value(vocabulary.facet)).values_list(
        "facet_of_it", "slug", F("merged_into__slug")
    )
    return found


@dataclass(frozen=True)
class Branch:
    """A term in its tree: how deep it stands, how many resources carry it itself, and the terms that were merged into it."""

    term: Any
    level: int
    count: int
    merged: tuple[Any, ...] = ()


def tree_of(vocabulary: type[Term]) -> list[Branch]:
    """Every current term of a vocabulary in the order of its tree. One query."""
    terms = list(vocabulary.objects.annotate(count=Count("resources")))
    merged: dict[int, list[Any]] = {}
    below: dict[int | None, list[Any]] = {}
    for term in terms:
        if term.merged_into_id:
            merged.setdefault(term.merged_into_id, []).append(term)
        else:
            below.setdefault(term.broader_id, []).append(term)
    return branches(None, 0, below, merged)


def branches(above: int | None, level: int, below: Mapping[int | None, list[Any]], merged: Mapping[int, list[Any]]) -> list[Branch]:
    """The terms below one, each followed by its own. Terms in a ring, which no form lets through, stand nowhere."""
    found: list[Branch] = []
    for term in below.get(above, []):
        found.append(Branch(term, level, term.count, tuple(merged.get(term.pk, []))))
        found += branches(term.pk, level + 1, below, merged)
    return found
