"""What the list of events can be narrowed by. Every list shows it, so it is kept for a while."""

from __future__ import annotations

from typing import NamedTuple

from django.core.cache import cache

from clearinghouse.districts.models import District
from clearinghouse.resources.models import Topic

KEY = "events:choices"
KEEP_SECONDS = 60


class Choices(NamedTuple):
    """Topics as pairs of slug and name, and the districts that belong with their place, by name."""

    topics: list[tuple[str, str]]
    districts: list[District]


def kept_choices() -> Choices:
    """The choices from the cache; read where they are not there."""
    kept: Choices = cache.get_or_set(KEY, choices, KEEP_SECONDS) or choices()
    return kept


def choices() -> Choices:
    """The choices as they are now. Two queries."""
    districts = District.objects.belonging().order_by("name").only("slug", "name", "latitude", "longitude")
    return Choices(list(Topic.objects.current().values_list("slug", "name")), list(districts))
