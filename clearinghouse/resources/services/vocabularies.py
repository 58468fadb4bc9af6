"""Curators rearrange a vocabulary: one term goes into another, or to another place in its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources.models.vocabulary import MOST_LEVELS
from clearinghouse.resources.selectors.term_changes import carrying, columns_of, relations_to

if TYPE_CHECKING:
    from django.db.models import ManyToManyRel

    from clearinghouse.accounts.models import User
    from clearinghouse.resources.models import Term

MERGED, MOVED = "vocabulary.merge", "vocabulary.move"
MOST_NAMES = 40


class NotMergeable(RuleViolation):
    """These two terms cannot become one."""

    code = "not_mergeable"
    field = "into"


class NotMovable(RuleViolation):
    """The term cannot stand there."""

    code = "not_movable"
    field = "broader"


@transaction.atomic
def merge_terms(term: Term, *, into: Term, actor: User) -> Term:
    """Make two terms of a vocabulary one: everything that carries `term` carries `into`, what was under it is under `into`.

    `term` stays as a signpost, so that addresses with its slug lead on, and its names are other names of `into`. The audit entry of
    `term` holds what to put back by hand. Returns `into`. Raises NotAllowed and NotMergeable, and then nothing has changed.
    """
    check_curates(actor)
    terms = hold(type(term))
    term, into = terms[term.pk], terms[into.pk]
    check_mergeable(term, into)
    undo = {"moved": retag(term, into), "parts": move_parts(term, into, terms), "earlier": lead_earlier_on(term, into, terms)}
    names = list(into.alternates)
    into.alternates = names_after(into, term)
    into.save()
    broader, term.broader, term.merged_into = term.broader, None, into
    term.save()
    audit.record(term, MERGED, actor=actor, changes={"merged_into": (None, into), "broader": (broader, None)}, undo=undo)
    audit.record(into, MERGED, actor=actor, changes={"alternates": (names, into.alternates)}, gained=str(term))
    return into


@transaction.atomic
def move_term(term: Term, *, broader: Term | None, actor: User) -> Term:
    """Put a term, with all below it, under another or on top. Raises NotAllowed and NotMovable, and then nothing has changed."""
    check_curates(actor)
    terms = hold(type(term))
    term = terms[term.pk]
    check_movable(term, broader)
    before, term.broader = term.broader, terms[broader.pk] if broader else None
    if before == term.broader:
        return term
    term.save()
    audit.record(term, MOVED, actor=actor, changes={"broader": (before, term.broader)})
    return term


def check_curates(actor: User) -> None:
    """Raise for a person who does not curate."""
    if not can(actor, Capability.CURATE_LIBRARY):
        raise NotAllowed


def hold(vocabulary: type[Term]) -> dict[int, Any]:
    """Every term of a vocabulary, held until the transaction ends: two who rearrange it at once do so one after the other."""
    return {term.pk: term for term in vocabulary.objects.order_by("pk").select_for_update(of=("self",))}


def check_mergeable(term: Term, into: Term) -> None:
    """Raise NotMergeable with the reason, where there is one."""
    if term.pk == into.pk:
        raise NotMergeable("A term cannot be merged into itself. Choose another one.")
    if term.merged_into is not None:
        raise NotMergeable(f"“{term}” was merged into “{term.merged_into}” already.")
    if into.merged_into is not None:
        raise NotMergeable(f"“{into}” was merged into “{into.merged_into}”. Choose that one.")
    if term in into.line():
        raise NotMergeable(f"“{into}” is a part of “{term}”. Merge it the other way round, or move “{into}” out first.")
    if term.levels_below() and len(into.line()) + term.levels_below() > MOST_LEVELS:
        raise NotMergeable(
            f"The parts of “{term}” would stand too deep under “{into}”: {MOST_LEVELS} levels at most. Move them first, or move “{into}” up."
        )
    if len(names_after(into, term)) > MOST_NAMES:
        raise NotMergeable(f"“{into}” would have more than {MOST_NAMES} other names. Take some away first.")


def check_movable(term: Term, broader: Term | None) -> None:
    """Raise NotMovable with the reason, where there is one. The term is as it was afterwards."""
    if term.merged_into is not None:
        raise NotMovable(f"“{term}” was merged into “{term.merged_into}”, so it stands nowhere.")
    if broader is not None and broader.merged_into is not None:
        raise NotMovable(f"“{broader}” was merged into “{broader.merged_into}”. Choose that one.")
    before, term.broader = term.broader, broader
    try:
        term.clean()
    except ValidationError as error:
        raise NotMovable(" ".join(error.messages)) from error
    finally:
        term.broader = before


def retag(term: Term, into: Term) -> dict[str, Any]:
    """Have everything that carries `term` carry `into`. Returns, by relation, the records that did and those that carried both."""
    return {
        str(relation.field): retag_by(relation, term, into) for relation in relations_to(type(term)) if carrying(relation, term)
    }


def retag_by(relation: ManyToManyRel, term: Term, into: Term) -> dict[str, list[int]]:
    """The same for the records of one kind."""
    table, record, column = columns_of(relation)
    having, both = carrying(relation, term), carrying(relation, into)
    table._default_manager.filter(**{column: term.pk}).delete()
    table._default_manager.bulk_create([table(**{record: pk, column: into.pk}) for pk in sorted(having - both)])
    return {"carried": sorted(having), "carried_both": sorted(having & both)}


def move_parts(term: Term, into: Term, terms: dict[int, Any]) -> list[int]:
    """Put what is directly under `term` under `into`. Returns the ids."""
    parts = [part for part in terms.values() if part.broader_id == term.pk]
    for part in parts:
        part.broader = into
        part.save()
    return [part.pk for part in parts]


def lead_earlier_on(term: Term, into: Term, terms: dict[int, Any]) -> list[int]:
    """Have terms that were merged into `term` before lead to `into`, so that no address goes over two signposts. Returns the ids."""
    earlier = [other for other in terms.values() if other.merged_into_id == term.pk]
    for other in earlier:
        other.merged_into = into
        other.save()
    return [other.pk for other in earlier]


def names_after(into: Term, term: Term) -> list[str]:
    """The other names of `into` with those that `term` brings, each once whatever its capitals."""
    names = {into.name.casefold(): into.name}
    for name in (*into.alternates, term.name, *term.alternates):
        names.setdefault(name.casefold(), name)
    return list(names.values())[1:]
