"""What a curator's words and choices would change, for the previews beside their forms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.datastructures import MultiValueDict

from search.backends import answer
from search.language.synonyms import expanded, terms_in
from search.models import PinnedResults, SynonymGroup
from search.selectors.asking import question_of
from search.selectors.pinned import pinned_for
from search.selectors.results import hits_of, search_for

if TYPE_CHECKING:
    from search.selectors.results import Hit

register = template.Library()


@dataclass(frozen=True)
class Effect:
    """What the public finds for one term: how many `now`, how many `then`, and the first results that are new."""

    term: str
    now: int
    then: int
    new: list[Hit]


@register.simple_tag
def page_with(pins: PinnedResults) -> dict[str, Any]:
    """The first page of the query as the public sees it now, and what would stand before it."""
    results = search_for(None, MultiValueDict({"q": [pins.words]}), page=1)
    chosen = pinned_for(results.query, None, chosen=pins)
    return {"chosen": chosen, "hits": [hit for hit in results.hits if hit.url not in {one.url for one in chosen}]}


@register.simple_tag
def effects_of(group: SynonymGroup) -> list[Effect]:
    """What each term of the group would find beside what it finds now, as the public sees it."""
    saved = SynonymGroup.objects.filter(pk=group.pk).values_list("terms", flat=True).first()
    return [effect_of(term, group.terms, saved) for term in terms_in(group.terms)]


def effect_of(term: str, group: str, saved: str | None) -> Effect:
    """One term's. The group counts in the place of what is saved of it."""
    question = question_of(None, MultiValueDict({"q": [term]}))
    now = answer(question.typed)
    groups = [*(other for other in question.lexicon.groups if other != saved), group]
    query = replace(question.typed, terms=expanded(question.typed.terms, groups))
    then = answer(query, after=now.by)
    known = {match.row_id for match in now.matches}
    new = replace(then, matches=tuple(match for match in then.matches if match.row_id not in known))
    return Effect(term, now.total, then.total, hits_of(new, None, query))
