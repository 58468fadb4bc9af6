"""What is new in the library, for feeds: the same for everybody, and only what everybody may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F

from clearinghouse.resources.enums import ResourceKind
from clearinghouse.resources.models import KINDS, ResourcePage, Topic
from clearinghouse.resources.selectors.vocabularies import with_narrower

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST = 30


@dataclass(frozen=True)
class TopicFeed:
    """A topic's newest resources, those on its parts among them. A topic that was merged is `moved_to` another, with no resources."""

    topic: Topic
    resources: list[ResourcePage]
    moved_to: str = ""


def newest_resources() -> list[ResourcePage]:
    """The newest resources of every kind. One query."""
    return newest_among(ResourcePage.objects.all())


def newest_of_kind(kind: str) -> list[ResourcePage] | None:
    """The newest resources of a kind; None for what is no kind. One query."""
    page_type: Any = next((page_type for page_type in KINDS if page_type.kind == kind), None)
    return None if page_type is None else newest_among(page_type.objects.all())


def newest_on_topic(slug: str) -> TopicFeed | None:
    """The newest resources on the topic with this slug and on its parts; None for no topic. Two queries and one for each level of parts."""
    topic = Topic.objects.select_related("merged_into").filter(slug=slug).first()
    if topic is None:
        return None
    if topic.merged_into:
        return TopicFeed(topic, [], moved_to=topic.merged_into.slug)
    on_topic = ResourcePage.topics.through.objects.filter(topic__in=with_narrower(topic)).values("resourcepage")
    return TopicFeed(topic, newest_among(ResourcePage.objects.filter(pk__in=on_topic)))


def newest_among(resources: QuerySet[Any]) -> list[ResourcePage]:
    """Those that everybody may see, the newest first."""
    ordered = resources.visible_to(None).order_by(F("first_published_at").desc(nulls_last=True), "-id")  # type: ignore[attr-defined]
    return list(ordered[:MOST])


def label_of(kind: str) -> str:
    """A kind in words."""
    return str(ResourceKind(kind).label)
