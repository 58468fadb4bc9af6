"""What would change if a term were merged into another or moved, for those who are about to do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import ManyToManyRel

from clearinghouse.resources.models import ResourcePage
from clearinghouse.resources.selectors.vocabularies import with_narrower

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

    from clearinghouse.resources.models import Term


@dataclass(frozen=True)
class Carriers:
    """How many records of one kind carry a term; `both` of them carry the other term already."""

    words: str
    count: int
    both: int = 0


@dataclass(frozen=True)
class MergePreview:
    """What a merge would do: records that would carry the other term, and parts that would stand under it."""

    carriers: list[Carriers]
    parts: list[Any]


@dataclass(frozen=True)
class MovePreview:
    """What a move would do: so many resources are found under other broader terms from then on, by so many terms."""

    resources: int
    terms: int
    under_before: list[Any]
    under_after: list[Any]


def relations_to(vocabulary: type[Term]) -> list[ManyToManyRel]:
    """Every relation by which records of any app carry terms of a vocabulary."""
    return [relation for relation in vocabulary._meta.related_objects if isinstance(relation, ManyToManyRel)]


def columns_of(relation: ManyToManyRel) -> tuple[type[Model], str, str]:
    """The table between, its column for the record and that for the term."""
    table, field = relation.through, relation.field
    assert table is not None  # noqa: S101 -- only an abstract model's relation has none
    return table, field.m2m_column_name(), field.m2m_reverse_name()


def carrying(relation: ManyToManyRel, term: Term) -> set[int]:
    """The ids of the records that carry a term by this relation."""
    table, record, column = columns_of(relation)
    return set(table._default_manager.filter(**{column: term.pk}).values_list(record, flat=True))


def carriers_of(term: Term, other: Term) -> list[Carriers]:
    """How many records of each kind carry the term. Two queries for each kind that can."""
    found = []
    for relation in relations_to(type(term)):
        with_term, with_other = carrying(relation, term), carrying(relation, other)
        if with_term:
            found.append(Carriers(words_for(relation.related_model, len(with_term)), len(with_term), len(with_term & with_other)))
    return found


def words_for(model: Any, count: int) -> str:
    """`resources`, `challenge`, `events`: the kind of record as people call it."""
    if issubclass(model, ResourcePage):
        return "resource" if count == 1 else "resources"
    return str(model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural)


def resources_under(terms: Iterable[int], vocabulary: type[Term]) -> int:
    """How many resources, drafts too, carry one of these terms."""
    total: set[int] = set()
    for relation in relations_to(vocabulary):
        if issubclass(relation.related_model, ResourcePage):
            table, record, column = columns_of(relation)
            total |= set(table._default_manager.filter(**{f"{column}__in": set(terms)}).values_list(record, flat=True))
    return len(total)


def merge_preview(term: Term, into: Term) -> MergePreview:
    """What merging would do."""
    return MergePreview(carriers_of(term, into), list(term.siblings().filter(broader=term.pk)))


def move_preview(term: Term, broader: Term | None) -> MovePreview:
    """What moving would do."""
    under = with_narrower(term)
    return MovePreview(resources_under(under, type(term)), len(under), term.line()[1:], broader.line() if broader else [])
