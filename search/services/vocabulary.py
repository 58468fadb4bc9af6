"""Bring groups of terms that mean the same into the vocabulary, as if a curator had written them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from search.language.synonyms import key_of, terms_in
from search.models import SynonymGroup

if TYPE_CHECKING:
    from collections.abc import Iterable


@transaction.atomic
def add_groups(entries: Iterable[dict[str, Any]]) -> int:
    """Add groups of `terms` with their `note`, leaving out those of which a term is there already: what curators changed stays.

    Returns how many were added.
    """
    known = {key_of(term) for terms in SynonymGroup.objects.values_list("terms", flat=True) for term in terms_in(terms)}
    added = 0
    for entry in entries:
        if known.isdisjoint(key_of(term) for term in entry["terms"]):
            group = SynonymGroup(terms="\n".join(entry["terms"]), note=entry.get("note", ""))
            group.full_clean()
            group.save()
            added += 1
    return added
