"""The tree of topics, read a level at a time: it is no deeper than MOST_LEVELS."""

from __future__ import annotations

from collections.abc import Iterable

from clearinghouse.resources.models.topic import Topic


def with_broader(topics: Iterable[Topic]) -> list[Topic]:
    """These topics and all above them, each once and by name. One query for each further level."""
    found = {topic.pk: topic for topic in topics}
    while missing := {topic.broader_id for topic in found.values()} - found.keys() - {None}:
        found |= Topic.objects.in_bulk(missing)
    return sorted(found.values(), key=lambda topic: topic.name)


def with_narrower(topic: Topic) -> set[int]:
    """The ids of this topic and of all below it. One query for each level."""
    found = here = {topic.pk}
    while here := set(Topic.objects.filter(broader__in=here).values_list("pk", flat=True)) - found:
        found = found | here
    return found
