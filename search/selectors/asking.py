"""A search's address as a question of one person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clearinghouse.districts.audience import audience_keys_of
from clearinghouse.districts.models import District
from search.language.synonyms import expanded
from search.query import read, terms_of
from search.selectors.explaining import SETTING_OF
from search.selectors.lexicon import as_meant, lexicon_for

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.utils.datastructures import MultiValueDict

    from clearinghouse.accounts.models import User
    from search.query import SearchQuery, Terms
    from search.selectors.lexicon import Lexicon

OWN_DISTRICT = "district:"


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
    """The question that these parameters ask, with the keys that this person holds now. Two queries, one for people without a district."""
    audience = audience_keys_of(user)
    lexicon = lexicon_for(terms_of(str(parameters.get("q") or "")).words, audience)
    known = {facet: set(values) for facet, values in lexicon.labels.items()}
    reading = read(parameters, page=page, audience=audience, known=known)
    typed = replace(reading.query, terms=expanded(reading.query.terms, lexicon.groups), near=setting_near(audience))
    return Question(typed, as_meant(typed.terms, lexicon), lexicon, reading.notices)


def setting_near(audience: frozenset[str]) -> str:
    """The setting of studies that is most like the district of this person; nothing for people without one."""
    own = sorted(int(key.removeprefix(OWN_DISTRICT)) for key in audience if key.startswith(OWN_DISTRICT))
    if not own:
        return ""
    locales = dict(District.objects.filter(pk__in=own).values_list("pk", "locale"))
    return next((SETTING_OF[locale] for pk in own if (locale := locales.get(pk))), "")
