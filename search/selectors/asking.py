"""A search's address as a question of one person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clearinghouse.resources.selectors.match import setting_for
from clearinghouse.resources.selectors.vocabularies import BY_FACET, led_on
from search.language.synonyms import expanded
from search.query import MOST_VALUES, read, terms_of
from search.selectors.keys import search_keys_of
from search.selectors.lexicon import as_meant, lexicon_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.auth.models import AnonymousUser
    from django.utils.datastructures import MultiValueDict

    from clearinghouse.accounts.models import User
    from search.query import SearchQuery, Terms
    from search.selectors.lexicon import Lexicon


@dataclass(frozen=True)
class Question:
    """What a person asks. `typed` is the search in their own words, with what means the same; `better` a spelling of words nobody uses.

    `notices` say what had to be left out.
    """

    typed: SearchQuery
    better: Terms | None
    lexicon: Lexicon
    notices: tuple[str, ...]

    @property
    def query(self) -> SearchQuery:
        """What is looked for: the better spelling, unless the person insists on theirs."""
        if self.better is None or self.typed.is_literal:
            return self.typed
        return replace(self.typed, terms=expanded(self.better, self.lexicon.groups))


def question_of(user: User | AnonymousUser | None, parameters: MultiValueDict[str, str], *, page: int = 1) -> Question:
    """The question that these parameters ask, with the keys that this person holds now. Three queries for members of a district, none for visitors, beside the lexicon's."""
    audience = search_keys_of(user)
    lexicon = lexicon_for(terms_of(str(parameters.get("q") or "")).words, audience)
    known = {facet: set(values) for facet, values in lexicon.labels.items()}
    reading = read(after_merges(parameters, known), page=page, audience=audience, known=known)
    ours = setting_for(user, parameters)
    typed = replace(reading.query, terms=expanded(reading.query.terms, lexicon.groups), near=ours.setting, ours=ours)
    return Question(typed, as_meant(typed.terms, lexicon), lexicon, reading.notices)


def after_merges(parameters: MultiValueDict[str, str], known: Mapping[str, set[str]]) -> MultiValueDict[str, str]:
    """The parameters with the terms that old ones were merged into, so that old addresses lead on. One query where a term is not known."""
    asked = {facet: parameters.getlist(facet)[:MOST_VALUES] for facet in BY_FACET}
    unknown = {facet: missing for facet, values in asked.items() if (missing := [v for v in values if v not in known[facet] and v])}
    led = led_on(unknown) if unknown else {}
    if not led:
        return parameters
    after = parameters.copy()
    for facet in unknown:
        after.setlist(facet, [led.get((facet, value), value) for value in asked[facet]])
    return after
