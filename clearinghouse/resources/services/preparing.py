"""The vocabularies that every site begins with."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Value

from clearinghouse.resources.models import Grade, Term
from clearinghouse.resources.vocabularies.first_terms import FIRST_TERMS, FirstTerm


@transaction.atomic
def prepare_vocabularies() -> list[str]:
    """Fill each vocabulary that has no term at all. What curators wrote stays. Returns what was done."""
    filled = vocabularies_with_terms()
    empty = [vocabulary for vocabulary in FIRST_TERMS if vocabulary.vocabulary not in filled]
    for vocabulary in empty:
        add_terms(vocabulary, FIRST_TERMS[vocabulary])
    return [f"wrote down the vocabulary {vocabulary.vocabulary}" for vocabulary in empty]


def vocabularies_with_terms() -> set[str]:
    """The names of the vocabularies that have any term, in one query."""
    first, *others = [
        vocabulary.objects.order_by().annotate(named=Value(vocabulary.vocabulary)).values_list("named", flat=True)
        for vocabulary in FIRST_TERMS
    ]
    return set(first.union(*others))


def add_terms(vocabulary: type[Term], terms: Sequence[FirstTerm]) -> None:
    """Make these terms and their parts, a level at a time: nothing names a term that did not exist, so nobody has to hear of it."""
    level: list[tuple[Term | None, FirstTerm, int]] = [(None, first, place) for place, first in enumerate(terms)]
    while level:
        made = vocabulary.objects.bulk_create([term_of(vocabulary, *line) for line in level])
        level = [
            (term, part, place) for term, (_, first, _) in zip(made, level, strict=True) for place, part in enumerate(first.parts)
        ]


def term_of(vocabulary: type[Term], broader: Term | None, first: FirstTerm, place: int) -> Term:
    """An unsaved term with the words of a first one; `place` is its position where the vocabulary has an order."""
    term = vocabulary(slug=first.slug, name=first.name, scope_note=first.scope_note, alternates=list(first.alternates))
    term.broader = broader
    if isinstance(term, Grade):
        term.position = broader.position + place + 1 if isinstance(broader, Grade) else place * 10
    return term
