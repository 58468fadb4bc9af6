"""A topic as a page: its place in the tree, its parts, and what is under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, F, IntegerField, Value, When, Window
from django.db.models.functions import RowNumber

from clearinghouse.core.pagination import paginate
from clearinghouse.resources.brought.topics import Section, sections_about
from clearinghouse.resources.brought.ways import Way
from clearinghouse.resources.enums import ResourceKind
from clearinghouse.resources.models import KINDS, ResourcePage, Topic
from clearinghouse.resources.selectors.tiers import best_tier
from clearinghouse.resources.selectors.ways import line_of, trees_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.contrib.auth.models import AnonymousUser
    from django.core.paginator import Page
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User

FEW, PAGE_SIZE = 6, 24


@dataclass(frozen=True)
class Group:
    """The resources of one kind under a topic: how many there are, and the newest few."""

    kind: str
    label: str
    count: int
    resources: tuple[Any, ...]


@dataclass(frozen=True)
class TopicOverview:
    """A topic for one person. `above` goes from the top down; with a `kind` the page holds a `page` of that kind and no groups."""

    topic: Topic
    above: list[Topic]
    parts: list[Way]
    groups: list[Group]
    total: int
    kind: str
    page: Page[Any] | None
    sections: list[Section]

    @property
    def label(self) -> str:
        """The kind in words."""
        return str(ResourceKind(self.kind).label)


def all_topics(user: User | AnonymousUser | None) -> list[Way]:
    """Every topic that has anything for this person, with its parts and counts. One query, a few more for somebody signed in."""
    return trees_of(user)["topic"]


def topic_at(slug: str) -> Topic | None:
    """The topic at this address, a merged one as such. One query."""
    found: Topic | None = Topic.objects.select_related("merged_into").filter(slug=slug).first()
    return found


def topic_overview(topic: Topic, user: User | AnonymousUser | None, *, kind: str = "", page: str | None = None) -> TopicOverview:
    """What a topic's page shows. Seven queries and one for each section from elsewhere. Raises NoSuchPage."""
    topics = {found.pk: found for found in Topic.objects.current()}
    lines = {pk: line_of(pk, topics) for pk in topics}
    under = {pk for pk, line in lines.items() if topic.pk in line}
    visible = on_topics(ResourcePage.objects.visible_to(user), under)
    counts = counts_by_kind(visible)
    wanted = kind if kind in counts else ""
    return TopicOverview(
        topic=topic,
        above=[topics[pk] for pk in reversed(lines[topic.pk][1:])],
        parts=parts_of(topic, topics, lines, visible),
        groups=[] if wanted else groups_of(visible, counts),
        total=sum(counts.values()),
        kind=wanted,
        page=page_of(visible, wanted, page) if wanted else None,
        sections=sections_about(under, user),
    )


def on_topics(resources: QuerySet[Any], topics: Iterable[int]) -> QuerySet[Any]:
    """Those that carry one of these topics, each once."""
    return resources.filter(pk__in=ResourcePage.topics.through.objects.filter(topic__in=set(topics)).values("resourcepage"))


def counts_by_kind(visible: QuerySet[Any]) -> dict[str, int]:
    """How many there are of each kind that there is, in the order of kinds. One query."""
    types = content_types()
    counted = dict(visible.order_by().values_list("content_type").annotate(n=Count("pk")))
    return {types[pk].kind.value: counted[pk] for pk in types if pk in counted}


def content_types() -> dict[int, type[ResourcePage]]:
    """The kinds by the id of their content type. No query once they are known."""
    found = ContentType.objects.get_for_models(*KINDS)
    return {found[page_type].pk: page_type for page_type in KINDS}


def parts_of(topic: Topic, topics: Mapping[int, Topic], lines: Mapping[int, list[int]], visible: QuerySet[Any]) -> list[Way]:
    """The parts of a topic by name, each with how many resources are under it. One query where there are any."""
    parts = sorted((part for part in topics.values() if part.broader_id == topic.pk), key=lambda part: part.name)
    if not parts:
        return []
    which = [When(topic__in=[pk for pk, line in lines.items() if part.pk in line], then=Value(part.pk)) for part in parts]
    carried = ResourcePage.topics.through.objects.filter(resourcepage__in=visible.values("pk")).order_by()
    of_part = carried.annotate(part=Case(*which, output_field=IntegerField())).filter(part__isnull=False)
    counts = dict(of_part.values_list("part").annotate(n=Count("resourcepage", distinct=True)))
    return [Way(part.name, "topic", part.slug, counts.get(part.pk, 0), part.scope_note) for part in parts]


def groups_of(visible: QuerySet[Any], counts: Mapping[str, int]) -> list[Group]:
    """The newest few of each kind. Two queries, however many kinds there are."""
    place = Window(RowNumber(), partition_by="content_type", order_by=newest_first())
    first = visible.order_by().annotate(place=place).filter(place__lte=FEW).values_list("pk", flat=True)
    found: dict[str, list[Any]] = {kind: [] for kind in counts}
    types = content_types()
    for resource in as_cards(ResourcePage.objects.filter(pk__in=list(first))):
        found[types[resource.content_type_id].kind.value].append(resource)
    return [Group(kind, str(ResourceKind(kind).label), number, tuple(found[kind])) for kind, number in counts.items()]


def page_of(visible: QuerySet[Any], kind: str, number: str | None) -> Page[Any]:
    """One page of one kind, the newest first. Three queries: the count, the ids, and their cards."""
    types = [pk for pk, page_type in content_types().items() if page_type.kind.value == kind]
    ids = visible.filter(content_type__in=types).order_by(*newest_first()).values_list("pk", flat=True)
    page = paginate(ids, number, size=PAGE_SIZE)
    page.object_list = as_cards(ResourcePage.objects.filter(pk__in=list(page.object_list)))
    return page


def as_cards(resources: QuerySet[Any]) -> list[Any]:
    """Resources with what a card shows, the newest first. One query."""
    return list(resources.annotate(tier=best_tier()).order_by(*newest_first()))


def newest_first() -> list[Any]:
    """The order of resources on these pages."""
    return [F("first_published_at").desc(nulls_last=True), F("pk").desc()]
