"""What a curator's choice would change, for the preview beside the form."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.datastructures import MultiValueDict

from search.models import PinnedResults
from search.selectors.pinned import pinned_for
from search.selectors.results import search_for

register = template.Library()


@register.simple_tag
def page_with(pins: PinnedResults) -> dict[str, Any]:
    """The first page of the query as the public sees it now, and what would stand before it."""
    results = search_for(None, MultiValueDict({"q": [pins.words]}), page=1)
    chosen = pinned_for(results.query, None, chosen=pins)
    return {"chosen": chosen, "hits": [hit for hit in results.hits if hit.url not in {one.url for one in chosen}]}
