"""The trees of terms, read a level at a time: they are no deeper than MOST_LEVELS."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from clearinghouse.resources.models.vocabulary import Term

AnyTerm = TypeVar("AnyTerm", bound=Term)


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
