"""A search's address as a question of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.districts.audience import audience_keys_of
from search.query import read
from search.selectors.results import facet_labels

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.utils.datastructures import MultiValueDict

    from clearinghouse.accounts.models import User
    from search.query import Reading


def reading_for(user: User | AnonymousUser | None, parameters: MultiValueDict[str, str], *, page: int = 1) -> Reading:
    """The question that these parameters ask, with the keys that this person holds now."""
    known = {facet: set(values) for facet, values in facet_labels().items()}
    return read(parameters, page=page, audience=audience_keys_of(user), known=known)
